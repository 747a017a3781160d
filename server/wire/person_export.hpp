// Everything kept of one person, as files: JSON for programs, one page for people.
#pragma once

#include "server/desk/customers/privacy.hpp"
#include "server/wire/zip.hpp"

#include <string>
#include <vector>

namespace wire {

std::vector<NamedFile> person_files(const desk::PersonData& person, store::Time at);

void append_survey(std::string& out, const store::SurveyRow& survey);
void append_consent(std::string& out, const store::Consent& consent);
void append_consent_line(std::string& out, const store::ConsentLine& line);
void append_credit(std::string& out, const store::CreditEntry& entry);
void append_erasure(std::string& out, const store::Erasure& erasure);

}  // namespace wire

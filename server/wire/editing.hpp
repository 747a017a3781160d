// What editors of the content read: gaps, judgements, labels, items.
#pragma once

#include "server/desk/editing/reliability.hpp"
#include "server/desk/editors.hpp"
#include "server/wire/writer.hpp"

#include <string>

namespace wire {

void append_gaps(std::string& out, const desk::Content& content, const desk::GapReport& report,
                 int days);
void append_judgement(std::string& out, const desk::Judgement& judgement, std::int64_t took_ms);
// `picks` may be null.
void append_reliability(std::string& out, const desk::Reliability& found,
                        const desk::PickedEvidence* picks);
void append_label(std::string& out, const desk::Label& label);
void append_item(std::string& out, const kb::Item& item);

}  // namespace wire

// Promises, recovery cases and well-being as JSON of the API.
#pragma once

#include "server/desk/care/promises.hpp"
#include "server/desk/care/recovery.hpp"
#include "server/desk/care/wellbeing.hpp"

#include <string>

namespace wire {

void append_promise(std::string& out, const store::Promise& promise);
void append_promise_count(std::string& out, const store::PromiseCount& count);
void append_recovery(std::string& out, const store::Recovery& recovery, std::int64_t macro);
void append_budget(std::string& out, const desk::Recoveries::Budget& budget);
void append_share(std::string& out, const desk::Wellbeing::Share& share);
void append_abuse(std::string& out, const store::AbusiveMessage& message);

}  // namespace wire

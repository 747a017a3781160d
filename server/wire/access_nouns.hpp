// Tokens, teams and the audit log as the JSON that consoles read. Each appends one JSON value.
#pragma once

#include "server/desk/people/programs.hpp"
#include "server/store/audit.hpp"
#include "server/store/team.hpp"

#include <string>

namespace wire {

void append_program(std::string& out, const desk::ProgramToken& program);
void append_team(std::string& out, const store::Team& team);
void append_audit(std::string& out, const store::AuditEntry& entry);

}  // namespace wire

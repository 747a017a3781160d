// Rules, their traces and rehearsals, macros and canned replies as JSON of the API.
#pragma once

#include "escalation/fields.hpp"
#include "server/desk/rules/recipes.hpp"
#include "server/desk/rules/rules.hpp"

#include <string>

namespace wire {

void append_rule(std::string& out, const desk::KeptRule& kept, const store::RuleCount& count);
void append_dry_run(std::string& out, const desk::DryRun& run);
void append_rule_trace(std::string& out, const desk::RuleTrace& trace);
void append_macro(std::string& out, const desk::RankedRecipe& macro);
void append_canned(std::string& out, const desk::RankedRecipe& canned);
void append_preview(std::string& out, const desk::MacroPreview& preview);
/// One field that conditions may name, with the operators that fit it.
void append_field(std::string& out, const escalation::Field& field);

}  // namespace wire

// The parts of rows and events that are kept as JSON text, both ways.
// Reading gives back exactly what was written; text that we never wrote throws GiveUp(corrupt).
#pragma once
#include "server/store/customer.hpp"
#include "server/store/ticket.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

using Attributes = std::map<std::string, std::string>;

std::string encode_texts(const std::vector<std::string>& texts);
std::string encode_attributes(const Attributes& attributes);
std::string encode_sla(const std::vector<SlaLine>& lines);
std::string encode_handoff(const escalation::HandoffCard& card);

std::vector<std::string> decode_texts(std::string_view json);
Attributes decode_attributes(std::string_view json);
std::vector<SlaLine> decode_sla(std::string_view json);
escalation::HandoffCard decode_handoff(std::string_view json);

}  // namespace store

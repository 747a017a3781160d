// Card and bank account numbers in a text, told from other figures by their check digits.
// Knows Luhn, mod 97 and the lengths of IBANs; what becomes of what it finds is mask.hpp's
// business.
#pragma once

#include "intents/entity.hpp"

#include <string_view>
#include <vector>

namespace intents {

/// 13 to 19 digits, spaces or dashes between them, that pass Luhn and begin as cards do.
[[nodiscard]] std::vector<Span> find_cards(std::string_view text);

/// IBANs of the length of their country whose check digits are right.
[[nodiscard]] std::vector<Span> find_ibans(std::string_view text);

[[nodiscard]] bool passes_luhn(std::string_view digits);
[[nodiscard]] bool passes_mod_97(std::string_view iban);

}  // namespace intents

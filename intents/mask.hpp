// Takes out of a message what must never be stored: card numbers, accounts, passwords, codes.
// Order and phone numbers stay: a card must pass Luhn, an account its check digits.
#pragma once

#include "intents/entity.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

enum class MaskKind { card, iban, password, cvv, code, slot };

[[nodiscard]] std::string_view name_of(MaskKind kind);

struct Masked {
    MaskKind kind{};
    Span span;  ///< in the message as written
};

struct MaskedText {
    std::string text;
    std::vector<Masked> masked;  ///< in the order of the message
};

/// `keep` are bytes never to be masked (values of the shop's own entities).
[[nodiscard]] MaskedText mask(std::string_view text, std::span<const Span> keep = {});

/// Masks given bytes as well (private slots), on top of what mask() finds.
[[nodiscard]] MaskedText mask_also(std::string_view text, std::span<const Span> secrets,
                                   std::span<const Span> keep = {});

}  // namespace intents

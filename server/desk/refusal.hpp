// Why the desk says no: one code for programs, one sentence for people.
// The codes are those of the line (contract: errors); wire alone spells them out.
#pragma once

#include "server/store/error.hpp"
#include "server/store/ticket.hpp"

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>

namespace desk {

enum class Code : std::uint8_t {
    invalid_field,
    too_long,
    rate_limited,
    unauthorized,
    forbidden,
    not_found,
    conflict,
    unavailable,
};

struct Refusal {
    Code code = Code::unavailable;
    std::string text;   // for people: what is wrong and the mend
    std::string field;  // which field of the request, when one is to blame
    std::shared_ptr<const store::Ticket> ticket;  // with `conflict`: how it stands now
};

template <class T>
using Result = std::expected<T, Refusal>;

// Called once, on whatever thread the work ended; it must be quick and must not throw.
template <class T>
using Done = std::move_only_function<void(Result<T>)>;

inline std::unexpected<Refusal> refuse(Code code, std::string text, std::string field = {}) {
    return std::unexpected(Refusal{code, std::move(text), std::move(field), nullptr});
}

// The store's reason in the desk's words.
Refusal from_store(const store::StoreError& error);

}  // namespace desk

// Every "no" on the line: one code for programs, one sentence for people.
// Knows how errors of the rooms are spelled outside; knows nothing of what caused them.
#pragma once

#include "server/desk/refusal.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace wire {

enum class Code : std::uint8_t {
    too_large,
    invalid_utf8,
    invalid_json,
    unknown_type,
    invalid_field,
    too_long,
    rate_limited,
    unauthorized,
    forbidden,
    not_found,
    conflict,
    unavailable,
};

std::string_view name_of(Code code);
/// The HTTP status that says the same.
int status_of(Code code);
Code code_of(desk::Code code);

struct Refusal {
    Code code = Code::unavailable;
    std::string text;   ///< what is wrong and the mend
    std::string field;  ///< of the frame or body, if one is to blame
    std::string id;     ///< the client's id of what is refused, if it could be read
};

template <class T>
using Read = std::expected<T, Refusal>;

/// The desk's reason, in answer to the client's `id`.
Refusal refusal_of(const desk::Refusal& reason, std::string_view id);

/// `{"type":"error","code":...,"message":...,"id":...}`
std::string error_line(const Refusal& refusal);

/// RFC 9457, with `code`, `field` and, for a conflict, the ticket as it stands now.
std::string problem_body(int status, std::string_view title, const Refusal& refusal,
                         const store::Ticket* ticket = nullptr);

}  // namespace wire

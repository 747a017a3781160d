// The one table of codes, and the two shapes in which a refusal leaves the house.
#include "server/wire/refusal.hpp"

#include "server/wire/nouns.hpp"
#include "server/wire/writer.hpp"

#include <array>

namespace wire {
namespace {
struct Row {
    Code code;
    std::string_view name;
    int status;
};
constexpr std::array rows = {
    Row{Code::too_large, "too_large", 413},         Row{Code::invalid_utf8, "invalid_utf8", 400},
    Row{Code::invalid_json, "invalid_json", 400},   Row{Code::unknown_type, "unknown_type", 400},
    Row{Code::invalid_field, "invalid_field", 422}, Row{Code::too_long, "too_long", 422},
    Row{Code::rate_limited, "rate_limited", 429},   Row{Code::unauthorized, "unauthorized", 401},
    Row{Code::forbidden, "forbidden", 403},         Row{Code::not_found, "not_found", 404},
    Row{Code::conflict, "conflict", 409},           Row{Code::unavailable, "unavailable", 503},
};
constexpr bool in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].code) != i) return false;
    }
    return true;
}
static_assert(in_order(), "each code has its row");
}  // namespace

std::string_view name_of(Code code) {
    return rows[static_cast<std::size_t>(code)].name;
}
int status_of(Code code) {
    return rows[static_cast<std::size_t>(code)].status;
}

Code code_of(desk::Code code) {
    switch (code) {
        case desk::Code::invalid_field:
            return Code::invalid_field;
        case desk::Code::too_long:
            return Code::too_long;
        case desk::Code::rate_limited:
            return Code::rate_limited;
        case desk::Code::unauthorized:
            return Code::unauthorized;
        case desk::Code::forbidden:
            return Code::forbidden;
        case desk::Code::not_found:
            return Code::not_found;
        case desk::Code::conflict:
            return Code::conflict;
        case desk::Code::unavailable:
            break;
    }
    return Code::unavailable;
}

Refusal refusal_of(const desk::Refusal& reason, std::string_view id) {
    return {code_of(reason.code), reason.text, reason.field, std::string(id)};
}

std::string error_line(const Refusal& refusal) {
    std::string out;
    Writer line(out);
    line.open().text("type", "error").text("code", name_of(refusal.code));
    line.text("message", refusal.text);
    if (!refusal.field.empty()) line.text("field", refusal.field);
    if (!refusal.id.empty()) line.text("id", refusal.id);
    line.close();
    return out;
}

std::string problem_body(int status, std::string_view title, const Refusal& refusal,
                         const store::Ticket* ticket) {
    std::string out;
    Writer body(out);
    body.open().text("type", "about:blank").text("title", title).number("status", status);
    body.text("detail", refusal.text).text("code", name_of(refusal.code));
    if (!refusal.field.empty()) body.text("field", refusal.field);
    if (ticket) {
        body.key("ticket");
        append_ticket(out, *ticket);
    }
    body.close();
    return out;
}

}  // namespace wire

// The small steps every handler takes: numbers of the path, bodies, refusals, pages.
#include "server/net/api/call.hpp"

#include <charconv>

#include <fmt/format.h>

namespace net {
namespace {
std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

wire::Refusal bad_query(std::string_view name, std::int64_t max) {
    return {wire::Code::invalid_field,
            fmt::format("\"{}\" must be a whole number from 0 to {}", name, max),
            std::string(name),
            {}};
}
}  // namespace

std::optional<std::int64_t> Call::number(std::size_t param) {
    const auto value = read_number(params[param]);
    if (!value) {
        refuse(wire::Refusal{
            wire::Code::not_found, fmt::format("\"{}\" is not a number", params[param]), {}, {}});
    }
    return value;
}

std::optional<wire::Fields> Call::body() {
    const std::string_view text = request.body.empty() ? "{}" : std::string_view(request.body);
    auto fields = wire::Fields::read(text, parts.options.limits.json_depth);
    if (fields) return *std::move(fields);
    refuse(fields.error());
    return std::nullopt;
}

bool Call::refused(const wire::Fields& fields) {
    if (fields.good()) return false;
    refuse(fields.fault());
    return true;
}

void Call::send(std::string json, int status) {
    reply.send({.status = status, .body = std::move(json)});
}

Response Call::refusal_response(const wire::Refusal& refusal) {
    const int status = wire::status_of(refusal.code);
    Response response{.status = status, .type = "application/problem+json; charset=utf-8"};
    response.body = wire::problem_body(status, reason(status), refusal);
    if (status == 503 || status == 429) response.headers.emplace_back("Retry-After", "2");
    if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

Response Call::refusal_response(const desk::Refusal& reason_given) {
    const auto refusal = wire::refusal_of(reason_given, {});
    auto response = refusal_response(refusal);
    if (reason_given.ticket) {
        response.body = wire::problem_body(response.status, reason(response.status), refusal,
                                           reason_given.ticket.get());
    }
    return response;
}

std::expected<std::int64_t, wire::Refusal> query_number(const Request& request,
                                                        std::string_view name,
                                                        std::int64_t fallback, std::int64_t max) {
    if (!request.has_parameter(name)) return fallback;
    const auto value = read_number(request.parameter(name));
    if (!value || *value > max) return std::unexpected(bad_query(name, max));
    return *value;
}

std::expected<store::PageRequest, wire::Refusal> page_of(const Request& request) {
    const auto limit = query_number(request, "limit", 50, 1000);
    if (!limit) return std::unexpected(limit.error());
    store::PageRequest page;
    page.limit = std::clamp<std::size_t>(static_cast<std::size_t>(*limit), 1, store::page_max);
    page.cursor = request.parameter("cursor");
    return page;
}

}  // namespace net

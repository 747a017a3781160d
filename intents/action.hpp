// Look-ups an intent can do, as values: what would be asked of which host, and how to read the
// answer. Knows templates and percent-encoding; sends nothing.
#pragma once

#include "intents/reply.hpp"

#include <chrono>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

enum class Method { get, post };

/// An action of `actions.yaml`.
struct Action {
    std::string id;
    std::string as;   ///< the name before the dot in `{{order.state}}`
    std::string url;  ///< `https://shop.example/orders/{{order_number}}?lang={{language}}`
    std::vector<std::string> hosts;  ///< `host` or `host:port` it may reach; default: the url's own
    Method method = Method::get;
    std::map<std::string, std::string> headers;  ///< `${NAME}` is filled in by whoever sends it
    std::string body;  ///< of a POST: a JSON text with `{{values}}` in its strings
    std::chrono::milliseconds timeout{3000};
    std::chrono::seconds cache{0};
    std::map<std::string, std::string> result;  ///< name <- dotted path in the answer
    std::string not_found_slot;                 ///< a 404 empties this slot and asks for it again
    std::string not_found;                      ///< and says this (a template)
    std::string failure;                        ///< said when the look-up did not work (a template)
    std::map<std::string, Values> samples;  ///< answers by slot value, `*` for any; used by tests
    std::string file;
    int line = 0;
};

/// A look-up ready to be sent.
struct Lookup {
    std::string action;
    Method method = Method::get;
    std::string url;  ///< values percent-encoded, host one of the allowed ones
    std::map<std::string, std::string> headers;
    std::string body;
    std::chrono::milliseconds timeout{};
    std::chrono::seconds cache{};
    std::map<std::string, std::string> result;
};

/// How a look-up ended.
enum class LookupEnd { found, not_found, failed };

/// Fills in the action; the error names the value that is missing or why the url is refused.
[[nodiscard]] std::expected<Lookup, std::string> build_lookup(const Action& action,
                                                              const Values& values);

/// What is wrong with the url template or the hosts; empty when nothing is.
[[nodiscard]] std::string action_error(const Action& action);

/// `host[:port]` of an http or https url, lower case; empty when it has none, or a user name in it.
[[nodiscard]] std::string host_of(std::string_view url);

/// Everything but unreserved characters as %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);

/// Values under their full names (`order.state`, `order.lookup`), ready to be said.
/// `answers` are by the names of the action's result map.
[[nodiscard]] Values lookup_values(const Action& action, LookupEnd end, const Values& answers);

/// The sample answer for these slot values: by the value of the first blank of the url.
[[nodiscard]] const Values* sample_for(const Action& action, const Values& values);

}  // namespace intents

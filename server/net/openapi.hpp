// The description of the API (OpenAPI 3.1): made from the real table of addresses, with the shapes
// of what is asked and answered where they are known by name.
#pragma once

#include "server/net/call.hpp"

#include <span>
#include <string>
#include <string_view>

namespace net {

/// What an address takes and gives, by the names of schemas.
struct Shape {
    Method method;
    std::string_view pattern;
    std::string_view query;   ///< names of its parameters, parted by spaces
    std::string_view body;    ///< a schema; empty: none
    std::string_view answer;  ///< a schema, "[X]" for a page of X; empty: no content
    int status = 200;
};
std::span<const Shape> shapes();

/// The schemas by name, a JSON object.
std::string_view openapi_schemas();

std::string openapi_document();

}  // namespace net

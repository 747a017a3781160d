// A short way to write the shapes of JSON down, and what it means in JSON Schema 2020-12:
//
//   "id:integer name:text email?:text|null tags:[text] status:open/closed slots:{text} by:Person"
//
// A noun is a list of such fields; `?` marks what may be missing; `+Ticket` takes over all fields
// of another noun; `= X` makes the noun another name for a type. Types are: text integer number
// truth time date object any null, a noun, one/of/several words, [list of], {map to}, this|that.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace net {

struct Noun {
    std::string_view name;
    std::string_view fields;
};

/// The schema of a type, as JSON.
std::string schema_of(std::string_view type);

/// The schema of a noun, as JSON; `others` are where `+Noun` is looked up.
std::string noun_schema(const Noun& noun, std::span<const Noun> others);

/// Cuts the first word off a text of words; the rest stays.
std::string_view take_word(std::string_view& words);

/// "name?:type" in parts; a text where no type is said.
struct FieldNote {
    std::string_view name;
    std::string_view type;
    bool optional = false;
};
FieldNote field_note(std::string_view word);

}  // namespace net

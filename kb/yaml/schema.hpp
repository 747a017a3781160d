// A table that says which keys a YAML map may have: it checks files and becomes a JSON Schema.
// Knows types and words for them; knows nothing of what the values mean.
#pragma once

#include "kb/problem.hpp"

#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace kb::yaml {

class Node;
struct Schema;

enum class Type {
    text,      ///< any scalar: "NO", 007 and 1.0 stay what was written
    texts,     ///< one text, a list of texts, or a literal block with one text a line
    flag,      ///< true | false (yes | no, on | off)
    integer,   ///< within min..max
    number,    ///< within min..max
    date,      ///< 2026-12-31
    instant,   ///< 2026-05-04T10:00:00+02:00
    duration,  ///< 90 s, 15 min, 2 h, 3 days, 1 h 30 min; min..max are seconds
    choice,    ///< one of `values`
    map,       ///< a map as `of` says
    list,      ///< a list: of maps (`of`) or of `item`
    map_of,    ///< names of the author's own, each with a map (`of`) or an `item`
    any        ///< the reader looks for itself
};

enum class Need { optional, required };

/// One key of a map. Written with names: `{.key = "title", .need = Need::required, .doc = "..."}`.
struct Field {
    std::string_view key{};
    Type type = Type::text;
    Need need = Need::optional;
    std::string_view doc{};     ///< one sentence, shown by editors
    std::string_view values{};  ///< choice: "draft|live|archived", in the order of the enum
    double min = std::numeric_limits<double>::lowest();
    double max = std::numeric_limits<double>::max();
    const Schema* of = nullptr;  ///< the map inside: map, list, map_of
    Type item = Type::text;      ///< list, map_of without `of`
    bool or_text = false;        ///< where a map stands, a bare text may stand as well
    bool or_one = false;         ///< list: one item alone may stand without the list
};

struct Schema {
    std::string_view name{};  ///< "article", "intent": as problems say it
    std::string_view doc{};
    std::span<const Field> fields{};
    const Field* others = nullptr;  ///< what keys outside the table hold; null: they are errors
};

/// Checks the whole tree below `node`: unknown keys, missing keys, types, ranges, choices.
/// After it the converters of Node find what they ask for, or nothing. True without errors.
bool check(const Node& node, const Schema& schema, Problems& problems);

/// The schema as JSON Schema (draft-07, which editors speak), two-space indented.
std::string json_schema(const Schema& schema, std::string_view title);

/// The words of "draft|live|archived".
std::vector<std::string_view> words_of(std::string_view values);

}  // namespace kb::yaml

// Checks a YAML tree against a table: every complaint names the place and the mend.
#include "kb/yaml/schema.hpp"

#include "kb/yaml/yaml.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace kb::yaml {
namespace {

constexpr std::string_view quote_it = "put the text in quotes";
constexpr std::size_t keys_named_max = 12;  // in the mend of an unknown key

struct TypeWord {
    Type type;
    std::string_view word;
};
constexpr std::array type_words = {
    TypeWord{Type::text, "a text"},
    TypeWord{Type::texts, "texts: a list, or a block (|) with one on each line"},
    TypeWord{Type::flag, "true or false"},
    TypeWord{Type::integer, "a whole number"},
    TypeWord{Type::number, "a number"},
    TypeWord{Type::date, "a date like 2026-12-31"},
    TypeWord{Type::instant, "a time like 2026-05-04T10:00:00+02:00"},
    TypeWord{Type::duration, "a duration like 90 s, 15 min, 2 h or 3 days"},
    TypeWord{Type::choice, "one word of its list"},
    TypeWord{Type::map, "a map of keys"},
    TypeWord{Type::list, "a list"},
    TypeWord{Type::map_of, "a map of names"},
};

std::string_view word_for(Type type) {
    const auto found = std::ranges::find(type_words, type, &TypeWord::type);
    return found == type_words.end() ? "something else" : found->word;
}

std::string_view word_for(Kind kind) {
    if (kind == Kind::map) return "a map";
    if (kind == Kind::list) return "a list";
    return kind == Kind::text ? "a text" : "nothing";
}

std::string shortened(std::string_view text) {
    constexpr std::size_t shown_max = 40;
    if (text.size() <= shown_max) return std::string(text);
    auto end = shown_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "...";
}

class Checker {
  public:
    explicit Checker(Problems& problems) : problems_(problems) {}

    void check_map(const Node& map, const Schema& schema) {
        if (!map.is_map() && map.kind() != Kind::nothing)
            return wrong_kind(map, Type::map, schema.name);
        for (const auto& field : schema.fields) {
            if (field.need == Need::required && !map[field.key]) missing(map, schema, field);
        }
        for (const auto [name, value, key] : map.entries()) {
            const auto field = std::ranges::find(schema.fields, name, &Field::key);
            if (field != schema.fields.end()) {
                check_value(value, *field, name);
            } else if (schema.others != nullptr) {
                check_value(value, *schema.others, name);
            } else {
                unknown(key, schema);
            }
        }
    }

  private:
    void say(Problem problem) { problems_.push_back(std::move(problem)); }

    void missing(const Node& map, const Schema& schema, const Field& field) {
        const auto key = map.key(field.key);
        const auto& place = key.is_text() ? key : map;
        say(place.error(fmt::format("\"{}\" is missing in {}", field.key, schema.name),
                        std::string(field.doc)));
    }

    void unknown(const Node& key, const Schema& schema) {
        std::vector<std::string_view> known;
        for (const auto& field : schema.fields) known.push_back(field.key);
        const auto all = known.size() <= keys_named_max
                             ? fmt::format("it may have {}", fmt::join(known, ", "))
                             : std::string();
        say(key.error(fmt::format("unknown key \"{}\" in {}", shortened(key.text()), schema.name),
                      did_you_mean(key.text(), known, all)));
    }

    void wrong_kind(const Node& node, Type wanted, std::string_view name) {
        auto mend = wanted == Type::text || wanted == Type::texts ? quote_it : std::string_view();
        say(node.error(
            fmt::format("\"{}\" must be {}, not {}", name, word_for(wanted), word_for(node.kind())),
            std::string(mend)));
    }

    void wrong_value(const Node& node, const Field& field, std::string_view name) {
        say(node.error(fmt::format("\"{}\" must be {}, not \"{}\"", name, word_for(field.type),
                                   shortened(node.text()))));
    }

    void check_value(const Node& node, const Field& field, std::string_view name) {
        if (node.kind() == Kind::nothing || field.type == Type::any) return;
        switch (field.type) {
            case Type::map:
                return check_inner_map(node, field, name);
            case Type::map_of:
                return check_named(node, field, name);
            case Type::list:
                return check_list(node, field, name);
            case Type::texts:
                return check_texts(node, name);
            default:
                return check_scalar(node, field, name);
        }
    }

    void check_inner_map(const Node& node, const Field& field, std::string_view name) {
        if (field.or_text && node.is_text()) return;
        if (!node.is_map()) return wrong_kind(node, Type::map, name);
        if (field.of != nullptr) check_map(node, *field.of);
    }

    void check_named(const Node& node, const Field& field, std::string_view name) {
        if (!node.is_map()) return wrong_kind(node, Type::map_of, name);
        for (const auto [key_name, value, key] : node.entries()) {
            if (value.kind() == Kind::nothing && field.of != nullptr) {
                check_map(value, *field.of);
            } else {
                check_value(value, item_of(field, Type::map_of), key_name);
            }
        }
    }

    void check_list(const Node& node, const Field& field, std::string_view name) {
        if (!node.is_list() && !field.or_one) return wrong_kind(node, Type::list, name);
        const auto item = item_of(field, Type::list);
        for (const auto each : node.one_or_more()) {
            if (each.kind() == Kind::nothing) {
                empty_item(each, name);
            } else {
                check_value(each, item, name);
            }
        }
    }

    // What stands inside a list or behind the author's own names.
    static Field item_of(const Field& field, Type around) {
        Field item = field;
        item.type = field.of != nullptr ? Type::map : field.item;
        if (item.type == around) item.type = Type::any;
        return item;
    }

    void empty_item(const Node& node, std::string_view name) {
        say(node.error(fmt::format("an item of \"{}\" is empty", name),
                       "put a text that begins with # in quotes"));
    }

    void check_texts(const Node& node, std::string_view name) {
        if (node.is_map()) return wrong_kind(node, Type::texts, name);
        for (const auto each : node.items()) {
            if (each.kind() == Kind::nothing) {
                empty_item(each, name);
            } else if (!each.is_text()) {
                wrong_kind(each, Type::text, name);
            }
        }
        if (node.is_text()) warn_of_dashes(node);
    }

    void warn_of_dashes(const Node& node) {
        const auto phrases = node.texts();
        if (phrases.size() < 2) return;
        for (const auto& phrase : phrases) {
            if (!phrase.text.starts_with("- ")) continue;
            say({Severity::warning, phrase.file, phrase.line, 0,
                 "in a block (|) the dash is part of the sentence", "remove the dash"});
        }
    }

    void check_scalar(const Node& node, const Field& field, std::string_view name) {
        if (!node.is_text()) return wrong_kind(node, field.type, name);
        switch (field.type) {
            case Type::flag:
                if (node.flag(true) != node.flag(false)) wrong_value(node, field, name);
                return;
            case Type::date:
                if (!node.date()) wrong_value(node, field, name);
                return;
            case Type::instant:
                if (!node.instant()) wrong_value(node, field, name);
                return;
            case Type::choice:
                return check_choice(node, field, name);
            case Type::integer:
            case Type::number:
            case Type::duration:
                return check_number(node, field, name);
            default:
                return;
        }
    }

    void check_choice(const Node& node, const Field& field, std::string_view name) {
        if (node.choice_of(field.values)) return;
        const auto words = words_of(field.values);
        say(node.error(fmt::format("\"{}\" must be one of {}, not \"{}\"", name,
                                   fmt::join(words, ", "), shortened(node.text())),
                       did_you_mean(node.text(), words)));
    }

    static std::optional<double> number_of(const Node& node, Type type) {
        if (type == Type::duration) {
            const auto span = node.duration();
            return span ? std::optional(static_cast<double>(span->count())) : std::nullopt;
        }
        if (type == Type::integer) {
            const bool whole = node.integer(0) == node.integer(1);
            return whole ? std::optional(static_cast<double>(node.integer())) : std::nullopt;
        }
        const bool number = node.number(0) == node.number(1) && std::isfinite(node.number());
        return number ? std::optional(node.number()) : std::nullopt;
    }

    void check_number(const Node& node, const Field& field, std::string_view name) {
        const auto value = number_of(node, field.type);
        if (!value) return wrong_value(node, field, name);
        const auto unit = field.type == Type::duration ? " s" : "";
        if (*value < field.min) {
            say(node.error(fmt::format("\"{}\" must be at least {}{}", name, field.min, unit)));
        } else if (*value > field.max) {
            say(node.error(fmt::format("\"{}\" must be at most {}{}", name, field.max, unit)));
        }
    }

    Problems& problems_;
};
}  // namespace

bool check(const Node& node, const Schema& schema, Problems& problems) {
    Problems found;
    Checker(found).check_map(node, schema);
    const bool fine = !has_errors(found);
    std::ranges::move(found, std::back_inserter(problems));
    return fine;
}

}  // namespace kb::yaml

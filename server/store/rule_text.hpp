// Rules, macros and canned replies as JSON, both ways: the one place, for database and API alike.
#pragma once
#include "escalation/rule.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// A macro (actions and perhaps a reply) or a canned reply (a text without actions).
struct Recipe {
    std::string title;
    std::string text;
    std::vector<escalation::Action> actions;
    std::vector<std::string> queues;   // offered only there; none: everywhere
    std::vector<std::string> tags;     // fits tickets with one of these
    std::vector<std::string> intents;  // fits tickets about one of these
    std::string language;              // of the text; empty: any
    struct File {
        std::string name, url;
        bool operator==(const File&) const = default;
    };
    std::vector<File> files;
    bool operator==(const Recipe&) const = default;
};

/// `base` with what the JSON says instead; fields it does not name stay. Types are checked here,
/// meaning is not. The error names the field.
std::expected<escalation::Rule, std::string> read_rule(std::string_view json,
                                                       escalation::Rule base = {});
std::expected<Recipe, std::string> read_recipe(std::string_view json, Recipe base = {});

/// name, on, time, when, actions: an object without its braces, for others to add to.
std::string rule_fields(const escalation::Rule& rule);
std::string recipe_fields(const Recipe& recipe);
/// The list of sentences, and the list of reasons.
std::string texts_json(const std::vector<std::string>& texts);
std::string reasons_json(const std::vector<escalation::Reason>& reasons);

}  // namespace store

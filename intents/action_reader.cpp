// actions.yaml to actions.
#include "intents/file_readers.hpp"
#include "kb/library/article_file.hpp"

#include <fmt/format.h>

namespace intents {
namespace {

using kb::yaml::Node;

// `order-lookup` is called `order` unless the file says otherwise.
std::string name_before_dash(std::string_view id) {
    return std::string(id.substr(0, id.find('-')));
}

Values values_in(const Node& node) {
    Values values;
    for (const auto [name, value, key] : node.entries()) values[std::string(name)] = value.text();
    return values;
}

Action action_from(const std::string& id, const Node& node, const Node& key) {
    Action action{.id = id, .as = std::string(node["as"].text(name_before_dash(id)))};
    action.url = node["url"].text();
    action.hosts = node["hosts"].words();
    action.method = node["method"].choice(method_words, Method::get);
    for (const auto [name, value, place] : node["headers"].entries()) {
        action.headers[std::string(name)] = value.text();
    }
    action.body = node["body"].text();
    action.timeout = node["timeout"].duration(std::chrono::seconds(3));
    action.cache = node["cache"].duration(std::chrono::seconds(0));
    for (const auto [name, path, place] : node["result"].entries()) {
        action.result[std::string(name)] = path.text();
    }
    const auto not_found = node["not_found"];
    action.not_found = not_found.is_text() ? not_found.text() : not_found["say"].text();
    action.not_found_slot = not_found["slot"].text();
    action.failure = node["failure"].text();
    for (const auto [value, answer, place] : node["samples"].entries()) {
        action.samples[std::string(value)] = values_in(answer);
    }
    action.file = key.file();
    action.line = key.line();
    return action;
}

// A sample that answers what the result map does not name would test nothing.
void check_samples(const Action& action, const Node& node, kb::Problems& problems) {
    std::vector<std::string> names;
    for (const auto& [name, path] : action.result) names.push_back(name);
    for (const auto [value, answer, key] : node["samples"].entries()) {
        for (const auto [name, text, place] : answer.entries()) {
            if (action.result.contains(std::string(name))) continue;
            problems.push_back(place.error(fmt::format("the result has no \"{}\"", name),
                                           kb::did_you_mean(name, names, "add it to result:")));
        }
    }
}

}  // namespace

std::map<std::string, Action> read_actions(const SourceFile& file, kb::Problems& problems) {
    const auto document = kb::yaml::parse(file.name, file.text, problems);
    if (!document || !kb::yaml::check(document->root(), actions_schema, problems)) return {};
    std::map<std::string, Action> actions;
    for (const auto [name, node, key] : document->root()["actions"].entries()) {
        const std::string id(name);
        if (!kb::good_id(id)) {
            problems.push_back(key.error(fmt::format("\"{}\" cannot be an id", id),
                                         "use letters, digits, - and _"));
        }
        auto action = action_from(id, node, key);
        if (const auto wrong = action_error(action); !wrong.empty()) {
            problems.push_back(node["url"].error(wrong, "name the host in hosts:"));
        }
        check_samples(action, node, problems);
        actions.emplace(id, std::move(action));
    }
    return actions;
}

}  // namespace intents

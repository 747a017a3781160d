// Reads and writes rules, macros and canned replies; nothing thrown leaves here.
#include "server/store/rule_text.hpp"

#include "escalation/words.hpp"
#include "server/store/condition_text.hpp"
#include "server/store/json_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace store {
namespace {
using escalation::Action;
using Json = nlohmann::json;
using Fault = std::optional<std::string>;

constexpr std::size_t list_max = 100;
constexpr std::size_t text_bytes_max = 20'000;

Fault read_text(const Json& object, const char* name, std::string& text) {
    const auto at = object.find(name);
    if (at == object.end()) return {};
    if (!at->is_string()) return fmt::format("{}: must be a text", name);
    text = at->get<std::string>();
    if (text.size() <= text_bytes_max) return {};
    return fmt::format("{}: longer than {} bytes", name, text_bytes_max);
}

Fault read_texts(const Json& object, const char* name, std::vector<std::string>& texts) {
    const auto at = object.find(name);
    if (at == object.end()) return {};
    if (!at->is_array() || at->size() > list_max) {
        return fmt::format("{}: must be a list of at most {} texts", name, list_max);
    }
    texts.clear();
    for (const auto& one : *at) {
        if (!one.is_string()) return fmt::format("{}: must be a list of texts", name);
        texts.push_back(one.get<std::string>());
    }
    return {};
}

Fault read_action(const Json& json, Action& action) {
    const auto deed = json.is_object() ? json.find("do") : json.end();
    if (deed == json.end() || !deed->is_string()) return R"(write {"do": ..., "value": ...})";
    const auto named = escalation::deed_named(deed->get<std::string>());
    if (!named) return fmt::format("there is no action \"{}\"", deed->get<std::string>());
    action.deed = *named;
    const auto value = json.find("value");
    if (value == json.end()) return {};
    if (value->is_array()) return read_texts(json, "value", action.values);
    if (value->is_string()) {
        action.values = {value->get<std::string>()};
    } else if (value->is_number_integer()) {
        action.values = {std::to_string(value->get<std::int64_t>())};
    } else {
        return "value: must be a text or a list of texts";
    }
    return {};
}

Fault read_actions(const Json& object, std::vector<Action>& actions) {
    const auto at = object.find("actions");
    if (at == object.end()) return {};
    if (!at->is_array() || at->size() > list_max) return "actions: must be a list";
    actions.clear();
    for (const auto& one : *at) {
        if (auto fault = read_action(one, actions.emplace_back())) {
            return fmt::format("actions[{}]: {}", actions.size() - 1, *fault);
        }
    }
    return {};
}

Fault read_triggers(const Json& object, std::vector<escalation::Trigger>& on) {
    std::vector<std::string> names;
    if (!object.contains("on")) return {};
    if (auto fault = read_texts(object, "on", names)) return fault;
    on.clear();
    for (const auto& name : names) {
        const auto trigger = escalation::trigger_named(name);
        if (!trigger) return fmt::format("on: there is no event \"{}\"", name);
        on.push_back(*trigger);
    }
    return {};
}

Fault read_time(const Json& object, std::optional<escalation::AfterTime>& time) {
    const auto at = object.find("time");
    if (at == object.end()) return {};
    time.reset();
    if (at->is_null()) return {};
    if (!at->is_object()) return R"(time: write {"since": ..., "after": "3 days"})";
    escalation::AfterTime read;
    std::string after;
    if (auto fault = read_text(*at, "since", read.since)) return fmt::format("time.{}", *fault);
    if (auto fault = read_text(*at, "after", after)) return fmt::format("time.{}", *fault);
    const auto length = escalation::read_length(after);
    if (!length)
        return fmt::format("time.after: \"{}\" is no length of time (as in 3 days)", after);
    read.length = *length;
    if (const auto working = at->find("working"); working != at->end()) {
        if (!working->is_boolean()) return "time.working: must be true or false";
        read.working = working->get<bool>();
    }
    time = read;
    return {};
}

// The condition's own reader has the say; it takes text, so that one place knows its form.
Fault read_when(std::string_view json, const Json& object, const escalation::Rule& rule,
                escalation::Condition& when) {
    const auto at = object.find("when");
    if (at == object.end()) return {};
    if (json.size() > condition_text_bytes_max) return "when: too long";
    const auto moment = rule.after ? escalation::Moment::any : escalation::Moment::event;
    auto read = read_condition(at->dump(-1, ' ', false, Json::error_handler_t::replace), moment);
    if (!read) return fmt::format("when: {}", read.error().words());
    when = std::move(*read);
    return {};
}

Fault read_files(const Json& object, std::vector<Recipe::File>& files) {
    const auto at = object.find("files");
    if (at == object.end()) return {};
    if (!at->is_array() || at->size() > list_max) return "files: must be a list";
    files.clear();
    for (const auto& one : *at) {
        auto& file = files.emplace_back();
        if (!one.is_object()) return R"(files: write {"name": ..., "url": ...})";
        if (auto fault = read_text(one, "name", file.name)) return fault;
        if (auto fault = read_text(one, "url", file.url)) return fault;
        const bool safe = file.url.starts_with("https://") || file.url.starts_with("/");
        if (file.name.empty() || !safe) return "files: needs a name, and an https:// url";
    }
    return {};
}

// Brackets nest at most this deep; copying deeper values is what hurts.
constexpr int depth_max = 32;
bool too_deep(std::string_view json) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > depth_max) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

std::optional<Json> object_in(std::string_view json) {
    if (too_deep(json)) return std::nullopt;
    auto parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded() || !parsed.is_object()) return std::nullopt;
    return parsed;
}

void write_actions(JsonText& out, const std::vector<Action>& actions) {
    out.key("actions").open('[');
    for (const auto& action : actions) {
        out.open('{').key("do").text(name_of(action.deed)).key("value");
        if (action.values.size() == 1) {
            out.text(action.values.front());
        } else {
            out.open('[');
            for (const auto& value : action.values) out.text(value);
            out.close(']');
        }
        out.close('}');
    }
    out.close(']');
}

void write_texts(JsonText& out, std::string_view name, const std::vector<std::string>& texts) {
    out.key(name).open('[');
    for (const auto& text : texts) out.text(text);
    out.close(']');
}

// Without its braces.
std::string bare(JsonText& out) {
    auto text = out.take();
    return text.substr(1, text.size() - 2);
}

}  // namespace

std::expected<escalation::Rule, std::string> read_rule(std::string_view json,
                                                       escalation::Rule base) {
    const auto object = object_in(json);
    if (!object) return std::unexpected("a rule is a JSON object");
    auto fault = read_text(*object, "name", base.name);
    if (!fault) fault = read_triggers(*object, base.on);
    if (!fault) fault = read_time(*object, base.after);
    if (!fault) fault = read_when(json, *object, base, base.when);
    if (!fault) fault = read_actions(*object, base.actions);
    if (fault) return std::unexpected(std::move(*fault));
    return base;
}

std::expected<Recipe, std::string> read_recipe(std::string_view json, Recipe base) {
    const auto object = object_in(json);
    if (!object) return std::unexpected("a JSON object is wanted");
    auto fault = read_text(*object, "name", base.title);
    if (!fault) fault = read_text(*object, "title", base.title);
    if (!fault) fault = read_text(*object, "reply", base.text);
    if (!fault) fault = read_text(*object, "text", base.text);
    if (!fault) fault = read_text(*object, "language", base.language);
    if (!fault) fault = read_actions(*object, base.actions);
    if (!fault) fault = read_texts(*object, "queues", base.queues);
    if (!fault) fault = read_texts(*object, "tags", base.tags);
    if (!fault) fault = read_texts(*object, "intents", base.intents);
    if (!fault) fault = read_files(*object, base.files);
    if (fault) return std::unexpected(std::move(*fault));
    return base;
}

std::string rule_fields(const escalation::Rule& rule) {
    JsonText out;
    out.open('{').key("name").text(rule.name).key("on").open('[');
    for (const auto trigger : rule.on) out.text(name_of(trigger));
    out.close(']');
    if (rule.after) {
        out.key("time").open('{').key("since").text(rule.after->since);
        out.key("after").text(fmt::format("{}s", rule.after->length.count()));
        out.key("working").boolean(rule.after->working).close('}');
    }
    write_actions(out, rule.actions);
    out.close('}');
    return fmt::format(R"({},"when":{})", bare(out), condition_text(rule.when));
}

std::string recipe_fields(const Recipe& recipe) {
    JsonText out;
    out.open('{').key("title").text(recipe.title).key("text").text(recipe.text);
    out.key("language").text(recipe.language);
    write_actions(out, recipe.actions);
    write_texts(out, "queues", recipe.queues);
    write_texts(out, "tags", recipe.tags);
    write_texts(out, "intents", recipe.intents);
    out.key("files").open('[');
    for (const auto& file : recipe.files) {
        out.open('{').key("name").text(file.name).key("url").text(file.url).close('}');
    }
    out.close(']').close('}');
    return bare(out);
}

std::string texts_json(const std::vector<std::string>& texts) {
    JsonText out;
    out.open('[');
    for (const auto& text : texts) out.text(text);
    out.close(']');
    return out.take();
}

std::string reasons_json(const std::vector<escalation::Reason>& reasons) {
    JsonText out;
    out.open('[');
    for (const auto& reason : reasons) {
        out.open('{').key("path").text(reason.path).key("held").boolean(reason.held);
        out.key("words").text(reason.words).close('}');
    }
    out.close(']');
    return out.take();
}

}  // namespace store

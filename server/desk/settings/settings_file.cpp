// From the nodes of deskbell.yaml to values, section by section.
#include "server/desk/settings/settings_file.hpp"

#include "kb/yaml/yaml.hpp"
#include "server/desk/settings/customer_settings_file.hpp"
#include "server/desk/settings/holiday_feed.hpp"
#include "server/desk/settings/notices.hpp"
#include "server/desk/settings/page_words.hpp"
#include "server/desk/settings/settings_care.hpp"
#include "server/desk/settings/settings_sla.hpp"
#include "server/desk/settings/survey_words.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::CalendarText;
using escalation::WindowText;
using kb::yaml::Node;

constexpr std::string_view weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::vector<std::string> names_of(std::span<const escalation::Queue> queues) {
    std::vector<std::string> names;
    for (const auto& queue : queues) names.push_back(queue.name);
    return names;
}

std::vector<WindowText> read_windows(const Node& node, kb::Problems& problems) {
    std::vector<WindowText> windows;
    for (const auto& line : node.texts()) {
        const auto dash = line.text.find('-');
        if (dash == std::string::npos) {
            problems.push_back(node.error(fmt::format("\"{}\" is not a window of time", line.text),
                                          "write it as \"09:00-12:30\""));
            continue;
        }
        auto trimmed = [](std::string text) {
            std::erase(text, ' ');
            return text;
        };
        windows.push_back(
            {trimmed(line.text.substr(0, dash)), trimmed(line.text.substr(dash + 1))});
    }
    return windows;
}

// Turns one block of weekdays into a calendar. The shop's holidays hold for all of them; a calendar
// may have more of its own, or have the shop's otherwise.
class CalendarReader {
  public:
    CalendarReader(const Node& root, const std::filesystem::path& folder, kb::Problems& problems)
        : folder_(folder), problems_(problems) {
        zone_ = std::string(root["timezone"].text("UTC"));
        zone_node_ = root["timezone"] ? root["timezone"] : root;
        holidays_ = read_days(root["holidays"]);
    }

    escalation::Calendar read(const Node& node) {
        CalendarText text{.tz = std::string(node["timezone"].text(zone_)),
                          .overrides = read_days(node["holidays"])};
        text.overrides.insert(holidays_.begin(), holidays_.end());
        for (const auto day : weekdays) {
            if (auto windows = read_windows(node[day], problems_); !windows.empty()) {
                text.weekly[std::string(day)] = std::move(windows);
            }
        }
        auto calendar = escalation::Calendar::from(text);
        if (calendar) return *std::move(calendar);
        const auto& zone = node["timezone"] ? node["timezone"] : zone_node_;
        const auto& at = calendar.error().where == "tz" ? zone : node;
        problems_.push_back(
            at.error(fmt::format("{}: {}", calendar.error().where, calendar.error().what),
                     calendar.error().mend));
        return {};
    }

  private:
    std::map<std::string, escalation::OverrideText> read_days(const Node& node) {
        std::map<std::string, escalation::OverrideText> days;
        for (const auto& [date, value, key] : node.entries()) {
            if (date == "ical") {
                for (auto& [when, name] : read_feed(value, folder_, problems_))
                    days.try_emplace(when, escalation::OverrideText{{}, name});
                continue;
            }
            auto& day = days[std::string(date)];
            day = {};
            day.name = std::string(value.is_text() ? value.text() : value["name"].text());
            if (value.is_map()) day.windows = read_windows(value["open"], problems_);
        }
        return days;
    }

    std::filesystem::path folder_;
    kb::Problems& problems_;
    std::string zone_;
    Node zone_node_;
    std::map<std::string, escalation::OverrideText> holidays_;
};

void read_shop(const Node& node, Shop& shop) {
    shop.name = node["name"].text(shop.name);
    shop.url = node["url"].text();
    shop.email = node["email"].text();
    shop.phone = node["phone"].text();
}

void read_persona(const Node& node, Persona& persona) {
    persona.name = node["name"].text(persona.name);
    persona.small_talk = node["small_talk"].flag(true);
    for (const auto& [lang, value, key] : node["greeting"].entries()) {
        persona.greeting[std::string(lang)] = value.text();
    }
    for (const auto& [lang, value, key] : node["starters"].entries()) {
        for (const auto& item : value.items()) {
            persona.starters[std::string(lang)].push_back(
                {std::string(item["label"].text()), std::string(item["intent"].text())});
        }
    }
}

void read_reopen(const Node& node, escalation::Queue& queue, kb::Problems& problems) {
    if (!node) return;
    if (const auto policy = escalation::reopen_policy_from(node.text())) {
        queue.reopen = *policy;
        return;
    }
    problems.push_back(node.error(fmt::format("\"{}\" says nothing about reopening", node.text()),
                                  "write always, within 14 days, or new ticket"));
}

void read_queues(const Node& root, Settings& settings, kb::Problems& problems) {
    escalation::SlaTargets promised;
    read_targets(root["sla"], promised);
    for (const auto& [name, node, key] : root["queues"].entries()) {
        escalation::Queue queue{.name = std::string(name), .targets = promised};
        queue.label = node["label"].text(name);
        queue.calendar = node["hours"].text();
        queue.languages = node["languages"].words();
        queue.assignment = node["assignment"].choice("manual|balanced|round_robin",
                                                     escalation::AssignmentMode::manual);
        read_targets(node["sla"], queue.targets);
        read_giving(node, queue);
        read_reopen(node["reopen"], queue, problems);
        if (!queue.calendar.empty() && !settings.calendars.contains(queue.calendar)) {
            problems.push_back(
                node["hours"].error(fmt::format("there is no calendar \"{}\"", queue.calendar),
                                    "add it under calendars:"));
        }
        settings.queues.push_back(std::move(queue));
    }
    if (settings.queues.empty()) settings.queues = default_settings().queues;
    const auto standing = root["default_queue"];
    settings.default_queue = standing.text(settings.queues.front().name);
    const auto names = names_of(settings.queues);
    if (std::ranges::find(names, settings.default_queue) != names.end()) return;
    problems.push_back(
        standing.error(fmt::format("there is no queue \"{}\"", settings.default_queue),
                       kb::did_you_mean(settings.default_queue, names)));
}

void read_reason(std::string_view name, const Node& node, const Node& key, Settings& settings,
                 kb::Problems& problems) {
    const auto reason = escalation::handoff_reason_named(name);
    if (!reason) {
        std::vector<std::string_view> known;
        for (const auto& row : escalation::handoff_reason_names) known.push_back(row.wire);
        problems.push_back(
            key.error(fmt::format("there is no handoff reason \"{}\"", name),
                      kb::did_you_mean(name, std::span<const std::string_view>(known))));
        return;
    }
    auto rule = escalation::default_rule(*reason);
    rule.mode = node["mode"].choice("never|offer|now", rule.mode);
    rule.priority = node["priority"].choice("low|normal|high|urgent", rule.priority);
    rule.queue = node["queue"].text();
    const auto names = names_of(settings.queues);
    if (!rule.queue.empty() && std::ranges::find(names, rule.queue) == names.end()) {
        problems.push_back(node["queue"].error(fmt::format("there is no queue \"{}\"", rule.queue),
                                               kb::did_you_mean(rule.queue, names)));
    }
    settings.handoff.rules[*reason] = std::move(rule);
}

void read_handoff(const Node& node, Settings& settings, kb::Problems& problems) {
    auto& policy = settings.handoff;
    policy.misses_max = static_cast<int>(node["misses"].integer(policy.misses_max));
    policy.misses_window_turns =
        static_cast<int>(node["within"].integer(policy.misses_window_turns));
    policy.same_answer_max = static_cast<int>(node["same_answer"].integer(policy.same_answer_max));
    policy.tiers_at_once = node["tiers_at_once"].words();
    policy.tiers_on_miss = node["tiers_on_miss"].words();
    policy.queue = settings.default_queue;
    for (const auto& [name, rule, key] : node["rules"].entries()) {
        read_reason(name, rule, key, settings, problems);
    }
}

// What the bot says, what the service says by itself, and the pages outside the chat.
std::vector<std::string_view> sentence_names() {
    auto known = page_word_names();
    for (int i = 0; i < static_cast<int>(Phrase::count_); ++i) {
        known.push_back(desk::name(static_cast<Phrase>(i)));
    }
    for (const auto name : notice_names) known.push_back(name);
    for (const auto name : survey_word_names()) known.push_back(name);
    return known;
}

void read_texts(const Node& node, Settings& settings, kb::Problems& problems) {
    const auto known = sentence_names();
    for (const auto& [lang, sentences, lang_key] : node.entries()) {
        for (const auto& [phrase, sentence, key] : sentences.entries()) {
            if (std::ranges::find(known, phrase) != known.end()) {
                settings.texts[std::string(lang)][std::string(phrase)] = sentence.text();
                continue;
            }
            problems.push_back(
                key.error(fmt::format("there is no sentence \"{}\"", phrase),
                          kb::did_you_mean(phrase, std::span<const std::string_view>(known))));
        }
    }
}

}  // namespace

Settings default_settings() {
    Settings settings;
    settings.calendars.emplace("", escalation::Calendar{});
    settings.queues = {{.name = "support", .label = "Support"}};
    settings.handoff.queue = "support";
    return settings;
}

Settings read_settings(std::string file, std::string_view yaml, kb::Problems& problems,
                       const std::filesystem::path& folder) {
    const auto document = kb::yaml::parse(std::move(file), yaml, problems);
    if (!document || !document->root()) return default_settings();
    const auto root = document->root();
    if (!kb::yaml::check(root, settings_schema, problems)) return default_settings();

    Settings settings;
    read_shop(root["shop"], settings.shop);
    read_persona(root["persona"], settings.persona);
    settings.languages = root["languages"].words();
    CalendarReader calendars(root, folder, problems);
    settings.calendars[""] = root["hours"] ? calendars.read(root["hours"]) : escalation::Calendar{};
    for (const auto& [name, node, key] : root["calendars"].entries()) {
        settings.calendars[std::string(name)] = calendars.read(node);
    }
    read_queues(root, settings, problems);
    settings.statuses = read_status_names(root["statuses"], problems);
    read_sla(root, settings, problems);
    read_staff(root, settings.staff);
    settings.target_precision = root["target_precision"].number(settings.target_precision);
    read_care(root["care"], settings.care);
    read_handoff(root["handoff"], settings, problems);
    settings.customers = read_customer_settings(root, problems);
    const auto queues = names_of(settings.queues);
    for (const auto& rule : settings.customers.tiers) {
        if (rule.queue.empty() || std::ranges::find(queues, rule.queue) != queues.end()) continue;
        problems.push_back(root["tiers"].error(fmt::format("there is no queue \"{}\"", rule.queue),
                                               kb::did_you_mean(rule.queue, queues)));
    }
    for (const auto& [name, site, key] : root["sites"].entries()) {
        settings.site_origins[std::string(name)] = site["origins"].words();
    }
    read_texts(root["texts"], settings, problems);
    return settings;
}

}  // namespace desk

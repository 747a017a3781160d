// Rules of the team over HTTP: kept, rehearsed, and asked why.
#include "server/desk/rules/rules.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/store/rule_text.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/playbook.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace net {
namespace {

constexpr std::int64_t days_max = 366;
constexpr std::int64_t position_max = 1'000'000;

desk::Rules& rules_of(Call& call) {
    return call.parts.desk().parts().get<desk::Rules>();
}

auto written(desk::Rules& rules) {
    return [&rules](std::string& out, const desk::KeptRule& kept) {
        wire::append_rule(out, kept, rules.count(kept.rule.id));
    };
}

void list(Call call) {
    auto& rules = rules_of(call);
    const auto book = rules.book();
    call.send(wire::page_of(*book, "", written(rules)));
}

std::optional<desk::KeptRule> find(Call& call) {
    const auto id = call.number(0);
    if (!id) return std::nullopt;
    const auto book = rules_of(call).book();
    const auto kept = std::ranges::find(*book, *id, [](const auto& one) { return one.rule.id; });
    if (kept != book->end()) return *kept;
    call.refuse(wire::Refusal{wire::Code::not_found, "there is no such rule", {}, {}});
    return std::nullopt;
}

void one(Call call) {
    const auto kept = find(call);
    if (!kept) return;
    std::string out;
    written(rules_of(call))(out, *kept);
    call.send(std::move(out));
}

// The body over what is there already; nothing means the refusal was answered.
std::optional<desk::KeptRule> changed(Call& call, desk::KeptRule kept) {
    auto fields = call.body();
    if (!fields) return std::nullopt;
    kept.rule.enabled = fields->truth_or("enabled", kept.rule.enabled);
    kept.rule.position = fields->integer_or("position", kept.rule.position, 0, position_max);
    kept.version = fields->integer_or("version", kept.version, 0, INT64_MAX);
    if (call.refused(*fields)) return std::nullopt;
    auto rule = store::read_rule(call.request.body, std::move(kept.rule));
    if (!rule) {
        call.refuse(wire::Refusal{wire::Code::invalid_field, rule.error(), {}, {}});
        return std::nullopt;
    }
    kept.rule = std::move(*rule);
    return kept;
}

void save(Call call, desk::KeptRule kept, int status) {
    auto& rules = rules_of(call);
    rules.save(std::move(kept),
               answered<desk::KeptRule>(std::move(call.reply), status, written(rules)));
}

void add(Call call) {
    if (auto kept = changed(call, {})) save(std::move(call), std::move(*kept), 201);
}

void change(Call call) {
    auto kept = find(call);
    if (kept) kept = changed(call, std::move(*kept));
    if (kept) save(std::move(call), std::move(*kept), 200);
}

void remove(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto gone = [](std::string& out, const desk::KeptRule& kept) {
        out += R"({"id":)" + std::to_string(kept.rule.id) + R"(,"removed":true})";
    };
    rules_of(call).remove(*id, 0, answered<desk::KeptRule>(std::move(call.reply), 200, gone));
}

void dry_run(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto days = fields->integer_or("days", 30, 1, days_max);
    if (call.refused(*fields)) return;
    const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
    const auto inner = body.find("rule");
    if (inner == body.end() || !inner->is_object()) {
        return call.refuse(wire::Refusal{wire::Code::invalid_field, "rule is missing", "rule", {}});
    }
    auto rule =
        store::read_rule(inner->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    if (!rule) {
        return call.refuse(wire::Refusal{wire::Code::invalid_field, rule.error(), "rule", {}});
    }
    if (rule->name.empty()) rule->name = "a rehearsal";
    const auto run = rules_of(call).dry_run(*rule, static_cast<int>(days));
    if (!run) return call.refuse(run.error());
    std::string out;
    wire::append_dry_run(out, *run);
    call.send(std::move(out));
}

void traces(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto found = rules_of(call).traces(*number);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_rule_trace));
}

void fields(Call call) {
    const auto all = escalation::fields();
    call.send(wire::page_of(all, "", wire::append_field));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/rules", Access::viewer, list, "Rules, in their order"},
    {Method::post, "/api/v1/rules", Access::admin, add, "A new rule"},
    {Method::post, "/api/v1/rules/dry-run", Access::agent, dry_run, "What a rule would have done"},
    {Method::get, "/api/v1/rules/{id}", Access::viewer, one, "One rule"},
    {Method::patch, "/api/v1/rules/{id}", Access::admin, change, "Change a rule"},
    {Method::del, "/api/v1/rules/{id}", Access::admin, remove, "Remove a rule"},
    {Method::get, "/api/v1/tickets/{id}/rules", Access::viewer, traces, "Why rules fired or not"},
    {Method::get, "/api/v1/conditions/fields", Access::viewer, fields, "What conditions may ask"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> rules_routes() {
    return table;
}

}  // namespace net

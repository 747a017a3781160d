// Who gets what, over HTTP: decisions with their reasons, what would be decided, loads of people.
#include "server/desk/assignment/assigner.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/api_staff.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/id_text.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace net {
namespace api {

std::optional<desk::StaffPatch> staff_patch_of(wire::Fields& fields) {
    constexpr std::size_t words_max = 50;
    constexpr wire::Bounds word{.min = 1, .max = 60};
    constexpr std::string_view ours[] = {"skills", "languages", "capacity", "hours"};
    const auto given = [&](std::string_view name) { return fields.has(name); };
    if (std::ranges::none_of(ours, given)) return {};
    desk::StaffPatch patch;
    patch.skills = fields.maybe_texts("skills", words_max, word);
    patch.languages = fields.maybe_texts("languages", words_max, word);
    if (fields.is_null("capacity")) {
        patch.capacity.emplace(std::nullopt);
    } else if (const auto chats = fields.maybe_integer("capacity", 0, 1000)) {
        patch.capacity = static_cast<int>(*chats) * 100;
    }
    patch.hours = fields.is_null("hours") ? std::optional<std::string>("")
                                          : fields.maybe_text("hours", {.max = 100});
    return patch;
}

}  // namespace api
namespace {

desk::Assigner& assigner(Call& call) {
    return call.parts.desk().parts().get<desk::Assigner>();
}

using Names = std::map<store::UserId, std::string>;

Names names_of(Call& call) {
    Names names;
    for (auto& user : call.parts.desk().people().users()) names[user.id] = user.name;
    return names;
}

void add_agent(wire::Writer& out, const Names& names, store::UserId id) {
    if (id == 0) {
        out.null("agent");
        return;
    }
    const auto name = names.find(id);
    out.open("agent").number("id", id);
    out.text("name", name != names.end() ? name->second : std::string()).close();
}

void add_wait(wire::Writer& out, const std::optional<escalation::WaitRange>& wait) {
    if (!wait) {
        out.null("usual_wait");
        return;
    }
    out.open("usual_wait").number("low_minutes", wait->low.count());
    out.number("high_minutes", wait->high.count()).close();
}

// Kept with the decision by ids; people are told apart by their names.
void add_verdicts(wire::Writer& out, const Names& names, std::string_view kept) {
    const auto verdicts = nlohmann::json::parse(kept, nullptr, false);
    out.open_list("verdicts");
    for (const auto& one : verdicts.is_array() ? verdicts : nlohmann::json::array()) {
        out.open();
        add_agent(out, names, one.value("agent", std::int64_t{0}));
        out.text("verdict", one.value("verdict", "")).text("words", one.value("words", "")).close();
    }
    out.close_list();
}

void assignments(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto found = assigner(call).decisions(*number);
    if (!found) return call.refuse(found.error());
    const auto names = names_of(call);
    call.send(wire::page_of(*found, "", [&](std::string& body, const store::Assignment& one) {
        std::string item;
        wire::Writer out(item);
        out.open();
        wire::add_time(out, "at", one.at);
        out.number("ticket", one.ticket);
        add_agent(out, names, one.agent);
        out.text("queue", one.queue).text("why", one.why).text("reason", one.reason);
        out.number("waited_s", one.waited.count() / 1000);
        add_verdicts(out, names, one.verdicts);
        out.close();
        body += item;
    }));
}

void simulate(Call call) {
    auto fields = call.body();
    if (!fields) return;
    store::Ticket like;
    const auto priority = fields->text_or("priority", "normal", {.max = 20});
    const auto channel = fields->text_or("channel", "chat", {.max = 20});
    const auto known_priority = escalation::priority_named(priority);
    const auto known_channel = escalation::channel_named(channel);
    if (!known_priority)
        fields->blame(wire::Code::invalid_field, "priority", "there is no such priority");
    if (!known_channel)
        fields->blame(wire::Code::invalid_field, "channel", "there is no such channel");
    like.language = fields->text_or("language", "", {.max = 20});
    if (fields->has("customer")) {
        like.customer = number_of(fields->scalar("customer"));
        if (like.customer == 0)
            fields->blame(wire::Code::invalid_field, "customer", "there is no such customer");
    }
    const auto skills = fields->maybe_texts("skills", 50, {.min = 1, .max = 60});
    if (call.refused(*fields)) return;
    like.priority = *known_priority;
    like.channel = *known_channel;
    const auto would = assigner(call).simulate(std::string(call.params[0]), like,
                                               skills.value_or(std::vector<std::string>{}));
    if (!would) return call.refuse(would.error());
    const auto names = names_of(call);
    std::string body;
    wire::Writer out(body);
    out.open();
    add_agent(out, names, would->decision.agent.value_or(0));
    out.text("reason", would->reason).open_list("verdicts");
    for (const auto& one : would->decision.verdicts) {
        out.open();
        add_agent(out, names, one.agent);
        out.text("verdict", escalation::name_of(one.verdict)).text("words", one.words).close();
    }
    out.close_list().number("position", would->position);
    add_wait(out, would->wait);
    out.close();
    call.send(std::move(body));
}

void staff(Call call) {
    const auto live = call.parts.desk().publisher().live();  // whose calendars the shifts are
    const auto found = assigner(call).staff();
    if (!found) return call.refuse(found.error());
    const auto now = call.parts.options.clock();
    call.send(wire::page_of(*found, "", [now](std::string& body, const desk::StaffCard& card) {
        std::string item;
        wire::Writer out(item);
        out.open().number("id", card.user.id).text("name", card.user.name);
        out.text("presence", desk::name_of(card.here)).open_list("skills");
        for (const auto& skill : card.row.skills) out.item(skill);
        out.close_list().open_list("languages");
        for (const auto& language : card.row.languages) out.item(language);
        out.close_list().real("capacity", card.capacity / 100.0);
        out.truth("own_capacity", card.row.capacity.has_value());
        out.real("load", card.load.weight / 100.0).number("chats", card.load.chats);
        out.number("tickets", card.load.tickets);
        out.text_or_null("hours", card.row.hours).truth("on_shift", card.on_shift(now));
        const auto idle = card.row.idle_since;
        wire::add_time(out, "idle_since",
                       idle == store::Time{} ? std::nullopt : std::optional(idle));
        out.close();
        body += item;
    }));
}

constexpr Route table[] = {
    {Method::get, "/api/v1/tickets/{id}/assignments", Access::viewer, assignments,
     "Who got it when and why, or why nobody"},
    {Method::post, "/api/v1/queues/{name}/simulate", Access::viewer, simulate,
     "Who would get such a ticket now, and why; changes nothing"},
    {Method::get, "/api/v1/staff", Access::viewer, staff,
     "People with skills, languages, capacity and load"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> assignment_routes() {
    return table;
}

}  // namespace net

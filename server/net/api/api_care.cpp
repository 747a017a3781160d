// Promises, recovery cases, goodwill and well-being over HTTP.
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"
#include "server/wire/care.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>

namespace net {
namespace {

template <class T>
T& part(Call& call) {
    return call.parts.desk().parts().get<T>();
}

void blame(wire::Fields& fields, std::string_view field, std::string text) {
    fields.blame(wire::Code::invalid_field, field, std::move(text));
}

void promises(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto agent = query_number(call.request, "agent", 0, INT64_MAX);
    const auto ticket = query_number(call.request, "ticket", 0, INT64_MAX);
    if (!agent) return call.refuse(agent.error());
    if (!ticket) return call.refuse(ticket.error());
    const auto state = call.request.parameter("state");
    const store::PromiseFilter filter{.state = store::promise_state_named(state),
                                      .agent = *agent,
                                      .ticket = *ticket,
                                      .queue = std::string(call.request.parameter("queue"))};
    if (!state.empty() && !filter.state) {
        return call.refuse(wire::Refusal{wire::Code::invalid_field,
                                         "state is proposed, open, kept, broken or dismissed",
                                         "state",
                                         {}});
    }
    auto found = part<desk::Promises>(call).list(filter, *page);
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, found->items, [](const store::Promise& one) { return one.ticket; });
    call.send(wire::page_of(found->items, found->next, wire::append_promise));
}

void promise_counts(Call call) {
    auto found = part<desk::Promises>(call).counts();
    if (!found) return call.refuse(found.error());
    keep_seen_queues(call, *found, [](const store::PromiseCount& one) { return one.queue; });
    call.send(wire::page_of(*found, "", wire::append_promise_count));
}

void patch_promise(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    desk::Promises::Patch patch{.due = fields->maybe_time("due"),
                                .version = fields->maybe_integer("version", 1, INT64_MAX)};
    if (const auto state = fields->maybe_text("state")) {
        patch.state = store::promise_state_named(*state);
        const bool may = patch.state && *patch.state != store::PromiseState::proposed;
        if (!may) blame(*fields, "state", "state is open, kept, broken or dismissed");
    }
    if (call.refused(*fields)) return;
    part<desk::Promises>(call).patch(
        call.who.actor, *id, patch,
        answered<store::Promise>(std::move(call.reply), 200, wire::append_promise));
}

auto with_macro(desk::Recoveries& recoveries) {
    return [macro = recoveries.apology_macro()](std::string& out, const store::Recovery& one) {
        wire::append_recovery(out, one, macro);
    };
}

void recoveries(Call call) {
    auto& all = part<desk::Recoveries>(call);
    auto found = all.list(call.request.parameter("state") != "closed");
    if (!found) return call.refuse(found.error());
    keep_in_sight(call, *found, [](const store::Recovery& one) { return one.ticket; });
    call.send(wire::page_of(*found, "", with_macro(all)));
}

void recovery_of(Call call) {
    const auto ticket = call.number(0);
    if (!ticket) return;
    auto& all = part<desk::Recoveries>(call);
    const auto found = all.of_ticket(*ticket);
    if (!found) return call.refuse(found.error());
    std::string out;
    with_macro(all)(out, *found);
    call.send(std::move(out));
}

void start_recovery(Call call) {
    const auto ticket = call.number(0);
    if (!ticket) return;
    auto fields = call.body();
    if (!fields) return;
    auto why = fields->text("evidence", {.min = 1, .max = 500});
    if (call.refused(*fields)) return;
    auto& all = part<desk::Recoveries>(call);
    all.start(call.who.actor, *ticket, std::move(why),
              answered<store::Recovery>(std::move(call.reply), 201, with_macro(all)));
}

void patch_recovery(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    desk::Recoveries::Patch patch{.done = fields->truth_or("done", true),
                                  .owner = fields->maybe_integer("owner", 0, INT64_MAX),
                                  .version = fields->maybe_integer("version", 1, INT64_MAX)};
    if (const auto step = fields->maybe_text("step")) {
        if (*step == "apology") patch.step = store::RecoveryStep::apology;
        if (*step == "remedy") patch.step = store::RecoveryStep::remedy;
        if (!patch.step) {
            blame(*fields, "step", "step is apology or remedy; follow_up comes with the survey");
        }
    }
    if (call.refused(*fields)) return;
    auto& all = part<desk::Recoveries>(call);
    all.patch(call.who.actor, *id, patch,
              answered<store::Recovery>(std::move(call.reply), 200, with_macro(all)));
}

void give_goodwill(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    const auto cents = fields->integer("cents", 1, 1'000'000);
    auto reason = fields->text("reason", {.min = 1, .max = 500});
    const auto form = fields->text_or("as", "money", {.max = 20});
    if (form != "money" && form != "credit") blame(*fields, "as", "as is money or credit");
    if (call.refused(*fields)) return;
    using Form = desk::Recoveries::Form;
    auto& all = part<desk::Recoveries>(call);
    all.give(call.who.actor, *id, cents, std::move(reason),
             form == "credit" ? Form::credit : Form::money,
             answered<store::Recovery>(std::move(call.reply), 200, with_macro(all)));
}

void goodwill(Call call) {
    const auto found = part<desk::Recoveries>(call).budgets();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_budget));
}

void wellbeing(Call call) {
    const auto found = part<desk::Wellbeing>(call).shares();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_share));
}

void abuse(Call call) {
    const auto ticket = call.number(0);
    if (!ticket) return;
    const auto found = part<desk::Wellbeing>(call).abuse(*ticket);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_abuse));
}

using enum Access;
using enum Method;
constexpr Route table[] = {
    {get, "/api/v1/promises", viewer, promises, "Promises that agents made"},
    {get, "/api/v1/promises/counts", viewer, promise_counts, "Kept and broken, by agent"},
    {patch, "/api/v1/promises/{id}", agent, patch_promise, "Confirm, move or settle a promise"},
    {get, "/api/v1/recovery", viewer, recoveries, "Recovery cases, the first deadline first"},
    {patch, "/api/v1/recovery/{id}", agent, patch_recovery, "Tick a step off, hand it over"},
    {post, "/api/v1/recovery/{id}/goodwill", agent, give_goodwill, "Give goodwill, in the budget"},
    {get, "/api/v1/goodwill", viewer, goodwill, "Budgets of goodwill and what is left"},
    {get, "/api/v1/tickets/{id}/recovery", viewer, recovery_of, "A ticket's recovery case"},
    {post, "/api/v1/tickets/{id}/recovery", agent, start_recovery, "Open a recovery case"},
    {get, "/api/v1/tickets/{id}/abuse", viewer, abuse, "Messages to blur, with the places"},
    {get, "/api/v1/wellbeing", viewer, wellbeing, "Loads, hard chats and breaks"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> care_routes() {
    return table;
}

}  // namespace net

// One function a kind of action, in one table.
#include "server/desk/rules/deeds.hpp"

#include "escalation/words.hpp"
#include "intents/mask.hpp"
#include "server/desk/rules/variables.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/json_text.hpp"
#include "server/store/ticket_detail.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace desk {
namespace {

using escalation::Action;
using escalation::Deed;

constexpr std::size_t checklist_max = 100;

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct Work {
    Services& services;
    Draft& draft;
    const Action& action;
    const Doer& doer;

    const std::string& value() const { return action.values.front(); }
    Result<void> patch(TicketPatch wanted) const {
        return apply_patch(services, draft, std::move(wanted));
    }
    std::string filled() const {
        const auto content = services.publisher.live();
        const auto& next = draft.next;
        const auto name = doer.agent.id ? doer.agent.name : content->settings().persona.name;
        auto values = variables_of(content->settings(), &*next.ticket, next.customer, name);
        return fill_template(value(), std::move(values), next.dialogue.lang).text;
    }
};

Result<void> change_tags(const Work& work) {
    auto tags = work.draft.next.ticket->tags;
    for (const auto& tag : work.action.values) {
        const auto same = [&](const auto& one) {
            return escalation::fold(one) == escalation::fold(tag);
        };
        if (work.action.deed == Deed::remove_tags) {
            std::erase_if(tags, same);
        } else if (std::ranges::none_of(tags, same)) {
            tags.push_back(tag);
        }
    }
    if (tags == work.draft.next.ticket->tags) return {};
    return work.patch({.tags = std::move(tags)});
}

// A rule that sets what is set already changes nothing: no event, nobody is woken by it.
Result<void> change_field(const Work& work) {
    const auto& ticket = *work.draft.next.ticket;
    const auto& value = work.value();
    switch (work.action.deed) {
        case Deed::set_status: {
            const auto status = escalation::value_in(escalation::status_names, value);
            const std::string own = status ? "" : value;
            if (own == ticket.custom_status && (!status || *status == ticket.status)) return {};
            return work.patch({.status = status, .custom_status = own});
        }
        case Deed::set_priority: {
            const auto priority = escalation::value_in(escalation::priority_names, value);
            if (!priority || *priority == ticket.priority) return {};
            return work.patch({.priority = priority});
        }
        case Deed::set_queue:
            if (value == ticket.queue) return {};
            return work.patch({.queue = value});
        default: {
            if (number_in(value) == ticket.assignee) return {};
            return work.patch({.assignee = number_in(value)});
        }
    }
}

Result<void> write(const Work& work) {
    const bool internal = work.action.deed == Deed::note;
    if (work.doer.agent.id != 0) {
        if (!internal && work.draft.next.row.owner == store::Owner::bot) {
            return refuse(Code::conflict, "the bot has this conversation; take it over first");
        }
        write_as_agent(work.services, work.draft, work.doer.agent,
                       {.text = work.filled(), .internal = internal});
        return {};
    }
    const auto content = work.services.publisher.live();
    store::Message message{.from = internal ? store::From::system : store::From::bot};
    message.name = internal ? work.doer.rule_name : content->settings().persona.name;
    message.text = intents::mask(work.filled()).text;
    message.via = "rule";
    message.internal = internal;
    work.draft.add(work.services.now(), std::move(message));
    return {};
}

Result<void> snooze(const Work& work) {
    const auto length = escalation::read_length(work.value());
    if (!length) return refuse(Code::invalid_field, "no length of time to snooze for");
    return work.patch(
        {.status = escalation::Status::snoozed, .snooze_until = work.services.now() + *length});
}

// Told by the log: the console's bell and the webhooks' outbox follow it.
Result<void> tell(const Work& work) {
    const auto& ticket = *work.draft.next.ticket;
    const bool notify = work.action.deed == Deed::notify;
    store::JsonText data;
    data.open('{').key("ticket").integer(ticket.number).key("rule").text(work.doer.rule_name);
    std::string words;
    if (notify) {
        const auto whom = work.value() == "assignee" ? ticket.assignee : number_in(work.value());
        if (whom == 0) return {};
        words = work.action.values[1];
        data.key("agent").integer(whom).key("text").text(words);
    } else {
        words = fmt::format("The webhook {} was called", work.value());
        data.key("name").text(work.value());
    }
    data.close('}');
    work.draft.add(work.services.now(),
                   store::Noted{.what = notify ? "rule.notify" : "rule.webhook",
                                .words = std::move(words),
                                .customer = ticket.customer,
                                .by = work.doer.agent.id,
                                .by_name = work.draft.by_name,
                                .data = data.take()});
    return {};
}

// What stands on the list already, in whatever case, is not put there twice.
Result<void> add_to_checklist(const Work& work) {
    const auto number = work.draft.next.ticket->number;
    const auto known = work.services.options.store.read(
        [&](store::Connection& db) { return store::checklist_of(db, number); });
    if (!known) return std::unexpected(from_store(known.error()));
    std::vector<std::string> fresh;
    for (const auto& text : work.action.values) {
        const auto same = [&](const store::ChecklistItem& item) {
            return escalation::fold(item.text) == escalation::fold(text);
        };
        if (std::ranges::none_of(*known, same)) fresh.push_back(text);
    }
    if (fresh.empty()) return {};
    if (known->size() + fresh.size() > checklist_max) {
        return refuse(Code::conflict,
                      fmt::format("a checklist has at most {} entries", checklist_max));
    }
    auto words = fmt::format("{} added to do: {}", work.draft.by_name, fmt::join(fresh, ", "));
    work.draft.also.push_back([fresh = std::move(fresh)](store::Tx& tx, const State& state) {
        for (const auto& text : fresh) {
            store::ChecklistItem item{.ticket = state.ticket->number, .text = text};
            store::add_checklist_item(tx, item);
        }
    });
    work.draft.add(work.services.now(), store::Noted{.what = "ticket.checklist",
                                                     .words = std::move(words),
                                                     .customer = work.draft.next.ticket->customer,
                                                     .by = work.doer.agent.id,
                                                     .by_name = work.draft.by_name});
    return {};
}

struct Row {
    Deed deed;
    Result<void> (*carry_out)(const Work&);
};
constexpr Row rows[] = {
    {Deed::set_status, change_field},
    {Deed::set_priority, change_field},
    {Deed::set_queue, change_field},
    {Deed::assign, change_field},
    {Deed::add_tags, change_tags},
    {Deed::remove_tags, change_tags},
    {Deed::note, write},
    {Deed::reply, write},
    {Deed::snooze, snooze},
    {Deed::notify, tell},
    {Deed::webhook, tell},
    {Deed::checklist, add_to_checklist},
};
static_assert(std::size(rows) == std::size(escalation::deed_names));

bool is_queue(const Services& services, const std::string& name) {
    const auto content = services.publisher.live();
    const auto& queues = content->settings().queues;
    return std::ranges::find(queues, name, &escalation::Queue::name) != queues.end();
}

}  // namespace

Result<void> carry_out(Services& services, Draft& draft, std::span<const Action> actions,
                       const Doer& doer) {
    if (!doer.rule_name.empty()) draft.by_name = doer.rule_name;
    for (const auto& action : actions) {
        const auto& row = rows[static_cast<std::size_t>(action.deed)];
        auto done = row.carry_out({services, draft, action, doer});
        if (done) continue;
        done.error().text = fmt::format("{}: {}", words_for(action), done.error().text);
        return done;
    }
    return {};
}

std::vector<Action> in_fixed_statuses(const Services& services, std::span<const Action> actions) {
    const auto content = services.publisher.live();
    std::vector<Action> plain(actions.begin(), actions.end());
    for (auto& action : plain) {
        if (action.deed != Deed::set_status || action.values.empty()) continue;
        const auto* own = custom_status_named(content->settings().statuses, action.values.front());
        if (own) action.values.front() = escalation::name_of(own->category);
    }
    return plain;
}

Result<void> check_deeds(const Services& services, std::span<const Action> actions) {
    if (auto sound = escalation::check(in_fixed_statuses(services, actions)); !sound) {
        return refuse(Code::invalid_field, sound.error(), "actions");
    }
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const auto& action = actions[i];
        if (action.deed == Deed::set_queue && !is_queue(services, action.values.front())) {
            return refuse(
                Code::invalid_field,
                fmt::format("actions[{}]: there is no queue \"{}\"", i, action.values.front()),
                "actions");
        }
        if (action.deed != Deed::note && action.deed != Deed::reply) continue;
        if (auto sound = check_template(action.values.front()); !sound) {
            return refuse(Code::invalid_field, fmt::format("actions[{}] {}", i, sound.error()),
                          "actions");
        }
    }
    return {};
}

}  // namespace desk

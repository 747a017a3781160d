// Reads filters and changes of tickets, and writes filters back.
#include "server/net/api/ticket_query.hpp"

#include "server/desk/tickets/views.hpp"
#include "server/store/condition_text.hpp"
#include "server/wire/nouns.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace net::api {
namespace {
using store::TicketSort;

struct SortName {
    std::string_view name;
    TicketSort sort;
};
constexpr std::array sort_names = {
    SortName{"-updated_at", TicketSort::updated},    SortName{"-updated", TicketSort::updated},
    SortName{"updated_at", TicketSort::updated_asc}, SortName{"updated", TicketSort::updated_asc},
    SortName{"-created_at", TicketSort::created},    SortName{"-created", TicketSort::created},
    SortName{"created_at", TicketSort::created_asc}, SortName{"created", TicketSort::created_asc},
    SortName{"-priority", TicketSort::priority},     SortName{"priority", TicketSort::priority},
    SortName{"waiting", TicketSort::waiting},        SortName{"due", TicketSort::due},
};

std::optional<TicketSort> sort_named(std::string_view text) {
    const auto found = std::ranges::find(sort_names, text, &SortName::name);
    if (found == sort_names.end()) return std::nullopt;
    return found->sort;
}

std::unexpected<wire::Refusal> bad(std::string_view field, std::string text) {
    return std::unexpected(
        wire::Refusal{wire::Code::invalid_field, std::move(text), std::string(field), {}});
}

wire::Read<std::optional<store::UserId>> assignee_of(const Request& request, store::UserId me) {
    const auto text = request.parameter("assignee");
    if (text.empty()) return std::nullopt;
    if (text == "me") return me;
    if (text == "none") return 0;
    const auto number = query_number(request, "assignee", 0, INT64_MAX);
    if (!number) return std::unexpected(number.error());
    return *number;
}

wire::Read<std::vector<escalation::Status>> statuses_of(std::string_view text) {
    std::vector<escalation::Status> statuses;
    while (!text.empty()) {
        const auto one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        const auto status = escalation::status_named(one);
        if (!status) return bad("status", fmt::format("there is no status \"{}\"", one));
        statuses.push_back(*status);
    }
    return statuses;
}

wire::Read<store::TicketFilter> query_of(const Request& request, store::UserId me) {
    store::TicketFilter filter;
    auto statuses = statuses_of(request.parameter("status"));
    if (!statuses) return std::unexpected(statuses.error());
    filter.statuses = *std::move(statuses);
    const auto assignee = assignee_of(request, me);
    if (!assignee) return std::unexpected(assignee.error());
    filter.assignee = *assignee;
    filter.queue = request.parameter("queue");
    filter.tag = request.parameter("tag");
    filter.q = request.parameter("q");
    if (const auto text = request.parameter("priority"); !text.empty()) {
        filter.priority = escalation::priority_named(text);
        if (!filter.priority) return bad("priority", fmt::format("no priority \"{}\"", text));
    }
    if (const auto text = request.parameter("when"); !text.empty()) {
        auto when = store::read_condition(text, escalation::Moment::any);
        if (!when) return bad("when", "when." + when.error().words());
        filter.when = *std::move(when);
    }
    if (const auto text = request.parameter("sort"); !text.empty()) {
        const auto sort = sort_named(text);
        if (!sort) return bad("sort", fmt::format("no order \"{}\"", text));
        filter.sort = *sort;
    }
    return filter;
}

std::optional<std::int64_t> saved_view_in(std::string_view text) {
    constexpr std::string_view before = "view:";
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return id;
}

// In what is kept, "me" stays whoever looks.
std::optional<store::UserId> assignee_of(wire::Fields& fields) {
    if (!fields.has("assignee") || fields.is_null("assignee")) return std::nullopt;
    const auto text = fields.scalar("assignee");
    if (text == "me") return store::whoever_asks;
    if (text == "none") return 0;
    store::UserId id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error == std::errc{} && end == text.data() + text.size()) return id;
    fields.blame(wire::Code::invalid_field, "assignee", "\"assignee\" is me, none or a number");
    return std::nullopt;
}
}  // namespace

wire::Read<store::TicketFilter> filter_of(Call& call) {
    auto& views = call.parts.desk().parts().get<desk::Views>();
    const auto ready = [&](store::TicketFilter filter) -> wire::Read<store::TicketFilter> {
        auto asked = views.ready(call.who.actor, std::move(filter));
        if (!asked) return bad(asked.error().field, asked.error().text);
        return *std::move(asked);
    };
    const auto text = call.request.parameter("view");
    if (text.empty()) {
        auto filter = query_of(call.request, call.who.actor.id);
        if (!filter) return filter;
        return ready(*std::move(filter));
    }
    const auto id = saved_view_in(text);
    if (!id) return bad("view", fmt::format("there is no saved view \"{}\"", text));
    auto view = views.find(call.who.actor, *id);
    if (!view) return bad("view", view.error().text);
    return ready(std::move(view->filter));
}

store::TicketFilter filter_of(wire::Fields& fields) {
    store::TicketFilter filter;
    const auto statuses = fields.maybe_texts("status", 10, {.min = 1, .max = 40});
    for (const auto& one : statuses.value_or(std::vector<std::string>{})) {
        const auto status = escalation::status_named(one);
        if (status) {
            filter.statuses.push_back(*status);
        } else {
            fields.blame(wire::Code::invalid_field, "filter.status",
                         fmt::format("there is no status \"{}\"", one));
        }
    }
    filter.assignee = assignee_of(fields);
    filter.queue = fields.text_or("queue", "", {.max = 100});
    filter.tag = fields.text_or("tag", "", {.max = 60});
    filter.q = fields.text_or("q", "", {.max = 200});
    filter.priority =
        named_field<escalation::Priority>(fields, "priority", escalation::priority_named);
    if (const auto json = fields.json("when")) {
        if (auto when = store::read_condition(*json, escalation::Moment::any)) {
            filter.when = *std::move(when);
        } else {
            fields.blame(wire::Code::invalid_field, "filter.when", "when." + when.error().words());
        }
    }
    const auto sort = fields.text_or("sort", "-updated", {.max = 40});
    if (const auto found = sort_named(sort)) {
        filter.sort = *found;
    } else {
        fields.blame(wire::Code::invalid_field, "filter.sort",
                     fmt::format("no order \"{}\"", sort));
    }
    return filter;
}

void add_filter(wire::Writer& out, const store::TicketFilter& filter) {
    out.open("filter");
    if (!filter.statuses.empty()) {
        out.open_list("status");
        for (const auto status : filter.statuses) out.item(escalation::name_of(status));
        out.close_list();
    }
    if (filter.assignee) {
        const auto id = std::to_string(*filter.assignee);
        const bool mine = *filter.assignee == store::whoever_asks;
        out.text("assignee", mine ? "me" : *filter.assignee == 0 ? "none" : id);
    }
    if (!filter.queue.empty()) out.text("queue", filter.queue);
    if (!filter.tag.empty()) out.text("tag", filter.tag);
    if (filter.priority) out.text("priority", escalation::name_of(*filter.priority));
    if (!filter.q.empty()) out.text("q", filter.q);
    if (!filter.when.always()) out.raw("when", store::condition_text(filter.when));
    out.text("sort", store::name_of(filter.sort)).close();
}

desk::TicketPatch patch_of(wire::Fields& fields) {
    desk::TicketPatch patch;
    if (const auto status = fields.maybe_text("status", {.min = 1, .max = 40})) {
        patch.status = escalation::status_named(*status);
        if (!patch.status) patch.custom_status = *status;  // of the shop's own, or nobody's
    }
    patch.priority =
        named_field<escalation::Priority>(fields, "priority", escalation::priority_named);
    if (fields.is_null("assignee")) {
        patch.assignee = 0;
    } else {
        patch.assignee = fields.maybe_integer("assignee", 0, INT64_MAX);
    }
    patch.queue = fields.maybe_text("queue", {.min = 1, .max = 100});
    patch.tags = fields.maybe_texts("tags", 50, {.min = 1, .max = 60});
    patch.subject = fields.maybe_text("subject", {.min = 1, .max = 300});
    if (!fields.is_null("snooze_until")) patch.snooze_until = fields.maybe_time("snooze_until");
    patch.version = fields.maybe_integer("version", 1, INT64_MAX);
    return patch;
}

}  // namespace net::api

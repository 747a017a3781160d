// The walk through tickets, and through people working on them together.
#include "tests/net/tomorrow.hpp"
#include "tests/net/tour.hpp"

namespace tour {
namespace {

void see_links(Walk& walk, const std::string& id) {
    auto& ana = walk.ana;
    const auto other = in_path(walk.ticket("The lid is broken")["id"]);
    walk.go(ana, "POST", "/tickets/{id}/links", {id},
            {{"kind", "related"}, {"ticket", std::stoi(other)}});
    walk.go(ana, "GET", "/tickets/{id}/links", {id});
    walk.go(ana, "DELETE", "/tickets/{id}/links/{other}", {id, other});
    walk.go(ana, "POST", "/tickets/{id}/merge", {other}, {{"into", std::stoi(id)}});
    walk.go(ana, "GET", "/tickets/{id}/links", {id});
    walk.go(ana, "GET", "/tickets/{id}/messages", {id}, nullptr, "?after_event=0");
    walk.go(ana, "POST", "/tickets/{id}/unmerge", {other});
    walk.go(ana, "POST", "/tickets/{id}/split", {other},
            {{"messages", {1}}, {"subject", "Its lid"}});
    walk.go(ana, "GET", "/tickets/{id}/history", {other});
}

void see_details(Walk& walk, const std::string& id) {
    auto& ana = walk.ana;
    const auto field =
        walk.go(walk.boss, "POST", "/fields", {},
                {{"name", "size"}, {"label", "Size"}, {"type", "number"}, {"queues", {"support"}}});
    walk.go(ana, "GET", "/fields");
    walk.go(ana, "PATCH", "/tickets/{id}/fields", {id}, {{"fields", {{"size", 4}}}});
    walk.go(ana, "GET", "/tickets/{id}/fields", {id});
    walk.go(walk.boss, "PATCH", "/fields/{id}", {in_path(field["id"])}, {{"label", "Size in cm"}});
    walk.go(walk.boss, "DELETE", "/fields/{id}", {in_path(field["id"])});
    const auto list = walk.go(ana, "POST", "/tickets/{id}/checklist", {id}, {{"text", "Call"}});
    const auto item = in_path(list["items"][0]["id"]);
    walk.go(ana, "PATCH", "/tickets/{id}/checklist/{item}", {id, item}, {{"done", true}});
    walk.go(ana, "GET", "/tickets/{id}/checklist", {id});
    walk.go(ana, "DELETE", "/tickets/{id}/checklist/{item}", {id, item});
    walk.go(ana, "GET", "/duplicates", {}, nullptr, "?email=cleo@x.example&subject=pot%20broken");
    walk.go(ana, "GET", "/tags", {}, nullptr, "?q=a");
}

void see_views(Walk& walk) {
    auto& ana = walk.ana;
    const auto view =
        walk.go(ana, "POST", "/views", {},
                {{"label", "Hot"}, {"filter", {{"status", {"open"}}, {"assignee", "me"}}}});
    const auto name = view["id"].get<std::string>();
    walk.go(ana, "PATCH", "/views/{id}", {name.substr(5)}, {{"shared", true}});
    walk.go(ana, "PUT", "/views/order", {}, {{"order", {name, "all"}}});
    walk.go(ana, "GET", "/views");
    walk.go(ana, "POST", "/views/count", {}, {{"filter", {{"status", {"open"}}}}});
    walk.go(ana, "GET", "/tickets", {}, nullptr, "?view=" + name);
    walk.go(ana, "DELETE", "/views/{id}", {name.substr(5)});
}

void see_outbox(Walk& walk, const std::string& id) {
    auto& ana = walk.ana;
    const auto later = [&](const std::string& client_id) {
        const auto held =
            walk.go(ana, "POST", "/tickets/{id}/messages", {id},
                    {{"id", client_id}, {"text", "Until tomorrow"}, {"send_at", tomorrow()}});
        return in_path(held["scheduled"]["id"]);
    };
    const auto first = later("later-1");
    walk.go(ana, "GET", "/tickets/{id}/scheduled", {id});
    walk.go(ana, "PATCH", "/scheduled/{id}", {first}, {{"text", "Until Tuesday"}});
    walk.go(ana, "DELETE", "/scheduled/{id}", {first});
    walk.go(ana, "POST", "/scheduled/{id}/send", {later("later-2")});
}
}  // namespace

void see_tickets(Walk& walk) {
    auto& ana = walk.ana;
    auto shopper = walk.house.customer();
    const auto chat = std::to_string(walk.house.handed_over(shopper));
    walk.go(ana, "POST", "/tickets/{id}/claim", {chat});
    walk.go(ana, "POST", "/tickets/{id}/messages", {chat}, {{"id", "m-1"}, {"text", "Hello"}});
    walk.go(ana, "POST", "/tickets/{id}/messages", {chat}, {{"id", "m-1"}, {"text", "Hello"}});
    walk.go(ana, "GET", "/tickets/{id}/messages", {chat});
    walk.go(ana, "POST", "/tickets/{id}/return-to-bot", {chat});
    const auto made = walk.ticket("The pot is broken", {{"tags", {"a"}}, {"priority", "low"}});
    const auto id = in_path(made["id"]);
    walk.go(ana, "GET", "/tickets");
    walk.go(ana, "GET", "/statuses");
    walk.go(ana, "GET", "/tickets/{id}", {id});
    walk.go(ana, "PATCH", "/tickets/{id}", {id},
            {{"status", "snoozed"}, {"snooze_until", "2099-05-04T10:00:00Z"}, {"version", 1}});
    walk.go(ana, "POST", "/tickets/bulk", {},
            {{"ids", {made["id"], 9999}}, {"change", {{"status", "open"}, {"add_tags", {"b"}}}}});
    see_links(walk, id);
    see_details(walk, id);
    see_views(walk);
}

void see_teamwork(Walk& walk) {
    auto& ana = walk.ana;
    const auto id = in_path(walk.ticket("The jug is broken")["id"]);
    walk.go(ana, "GET", "/agents");
    walk.go(ana, "GET", "/queues");
    walk.go(ana, "GET", "/staff");
    walk.go(ana, "GET", "/settings");
    walk.go(ana, "GET", "/settings/places");
    walk.go(ana, "GET", "/sla/policies");
    walk.go(ana, "POST", "/sla/deadline", {}, {{"queue", "support"}, {"seconds", 3600}});
    walk.go(ana, "POST", "/queues/{name}/simulate", {"support"}, {{"priority", "high"}});
    walk.go(ana, "POST", "/tickets/{id}/claim", {id});
    walk.soon(ana, "/tickets/{id}/assignments", {id});
    walk.go(ana, "GET", "/tickets/{id}/sla", {id});
    walk.go(walk.boss, "POST", "/tickets/{id}/follow", {id});
    walk.go(ana, "POST", "/tickets/{id}/messages", {id},
            {{"id", "n-1"}, {"text", "@boss look"}, {"internal", true}});
    const auto notice = walk.soon(walk.boss, "/notifications", {}, "?unread=true");
    walk.go(walk.boss, "POST", "/notifications/read", {}, {{"ids", {notice["id"]}}});
    walk.go(ana, "GET", "/tickets/{id}/followers", {id});
    walk.go(walk.boss, "POST", "/tickets/{id}/unfollow", {id});
    walk.go(ana, "PUT", "/tickets/{id}/draft", {id}, {{"text", "Dear"}});
    walk.go(ana, "GET", "/tickets/{id}/draft", {id});
    walk.go(ana, "DELETE", "/tickets/{id}/draft", {id});
    see_outbox(walk, id);
}

}  // namespace tour

// The walk through rules, macros and canned replies, and through the care of customers and people.
#include "tests/net/tour.hpp"

namespace tour {
namespace {

const Json lawyers = {
    {"name", "lawyers"},
    {"on", {"customer_wrote"}},
    {"when", {{"field", "message.text"}, {"op", "contains"}, {"value", "lawyer"}}},
    {"actions", {{{"do", "add_tags"}, {"value", {"law", "hot"}}}}}};
const Json stale = {{"name", "stale"},
                    {"time", {{"since", "ticket.status_since"}, {"after", "3 days"}}},
                    {"actions", {{{"do", "set_priority"}, {"value", "high"}}}}};

void see_rules(Walk& walk, const std::string& ticket) {
    auto& boss = walk.boss;
    walk.go(boss, "GET", "/conditions/fields");
    const auto rule = in_path(walk.go(boss, "POST", "/rules", {}, lawyers)["id"]);
    walk.go(boss, "POST", "/rules", {}, stale);
    walk.go(boss, "GET", "/rules");
    walk.go(boss, "GET", "/rules/{id}", {rule});
    walk.go(boss, "PATCH", "/rules/{id}", {rule}, {{"enabled", false}, {"version", 1}});
    walk.go(boss, "POST", "/rules/dry-run", {}, {{"rule", lawyers}, {"days", 7}});
    walk.go(boss, "GET", "/tickets/{id}/rules", {ticket});
    walk.go(boss, "DELETE", "/rules/{id}", {rule});
}
}  // namespace

void see_playbook(Walk& walk) {
    auto& ana = walk.ana;
    auto shopper = walk.house.customer();
    const auto ticket = std::to_string(walk.house.handed_over(shopper));
    shopper.say("c-1", "my lawyer will write to you");
    shopper.next("ack");
    see_rules(walk, ticket);
    const auto macro = walk.go(ana, "POST", "/macros", {},
                               {{"name", "Done"},
                                {"reply", "Dear {{customer.name | default:\"customer\"}}, done."},
                                {"actions", {{{"do", "set_status"}, {"value", "solved"}}}}});
    const auto id = in_path(macro["id"]);
    walk.go(ana, "GET", "/macros", {}, nullptr, "?ticket=" + ticket);
    walk.go(ana, "GET", "/macros/{id}", {id});
    walk.go(ana, "PATCH", "/macros/{id}", {id}, {{"position", 3}});
    walk.go(ana, "GET", "/tickets/{id}/macro/{macro}", {ticket, id});
    walk.go(ana, "POST", "/tickets/{id}/macro", {ticket}, {{"macro", macro["id"]}});
    walk.go(ana, "DELETE", "/macros/{id}", {id});
    const auto canned = in_path(
        walk.go(ana, "POST", "/canned", {},
                {{"title", "Hello"},
                 {"text", "Hello {{agent.name}}"},
                 {"files", {{{"name", "Guide"}, {"url", "https://x.example/guide.pdf"}}}}})["id"]);
    walk.go(ana, "GET", "/canned", {}, nullptr, "?ticket=" + ticket + "&q=hello");
    walk.go(ana, "GET", "/canned/{id}", {canned});
    walk.go(ana, "PATCH", "/canned/{id}", {canned}, {{"text", "Hello again"}});
    walk.go(ana, "POST", "/canned/{id}/used", {canned}, {{"ticket", std::stoi(ticket)}});
    walk.go(ana, "DELETE", "/canned/{id}", {canned});
}

void see_care(Walk& walk) {
    auto& ana = walk.ana;
    auto shopper = walk.house.customer();
    const auto ticket = std::to_string(walk.house.handed_over(shopper));
    walk.go(ana, "POST", "/tickets/{id}/claim", {ticket});
    walk.go(ana, "POST", "/tickets/{id}/messages", {ticket},
            {{"id", "p-1"}, {"text", "We'll write to you within two hours."}});
    const auto promise = walk.soon(ana, "/promises", {}, "?state=open");
    walk.go(ana, "PATCH", "/promises/{id}", {in_path(promise["id"])}, {{"state", "kept"}});
    walk.go(ana, "GET", "/promises/counts");
    const auto opened =
        walk.go(ana, "POST", "/tickets/{id}/recovery", {ticket}, {{"evidence", "a broken vase"}});
    const auto one = in_path(opened["id"]);
    walk.go(ana, "GET", "/tickets/{id}/recovery", {ticket});
    walk.go(ana, "GET", "/recovery", {}, nullptr, "?state=open");
    walk.go(ana, "PATCH", "/recovery/{id}", {one}, {{"step", "apology"}});
    walk.go(ana, "POST", "/recovery/{id}/goodwill", {one}, {{"cents", 500}, {"reason", "sorry"}});
    walk.go(ana, "GET", "/goodwill");
    shopper.say("c-1", "You idiots");
    walk.soon(ana, "/tickets/{id}/abuse", {ticket});
    walk.go(ana, "GET", "/wellbeing");
}

}  // namespace tour

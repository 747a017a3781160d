// The walk through customers, and through what is known of them and must be forgotten.
#include "tests/net/tour.hpp"

namespace tour {
namespace {

std::string customer(Walk& walk, const std::string& name) {
    return walk.go(walk.ana, "POST", "/customers", {},
                   {{"name", name}, {"email", name + "@acme.example"}})["id"];
}

void see_attributes(Walk& walk) {
    walk.go(walk.boss, "POST", "/attributes", {},
            {{"name", "plan"}, {"label", "Plan"}, {"type", "choice"}, {"choices", {"a", "b"}}});
    walk.go(walk.ana, "GET", "/attributes");
    walk.go(walk.boss, "PATCH", "/attributes/{name}", {"plan"}, {{"label", "Their plan"}});
}

void see_organisations(Walk& walk) {
    auto& ana = walk.ana;
    const auto made = walk.go(ana, "POST", "/organisations", {},
                              {{"name", "Acme"}, {"domains", {"acme.example"}}});
    const auto id = in_path(made["id"]);
    walk.go(ana, "GET", "/organisations", {}, nullptr, "?q=ac");
    walk.go(ana, "GET", "/organisations/{id}", {id});
    walk.go(ana, "PATCH", "/organisations/{id}", {id}, {{"note", "Pays late"}, {"version", 1}});
    const auto member = customer(walk, "mia");
    walk.go(ana, "PATCH", "/customers/{id}", {member}, {{"organisation", made["id"]}});
    walk.go(ana, "PATCH", "/customers/{id}", {member}, {{"organisation", nullptr}});
    walk.go(walk.boss, "DELETE", "/organisations/{id}", {id});
}

void see_segments(Walk& walk) {
    auto& ana = walk.ana;
    const Json gold = {{"field", "customer.tier"}, {"op", "is"}, {"value", "gold"}};
    const auto id = in_path(
        walk.go(ana, "POST", "/segments", {}, {{"name", "Gold"}, {"condition", gold}})["id"]);
    walk.go(ana, "GET", "/segments");
    walk.go(ana, "GET", "/segments/{id}", {id});
    walk.go(ana, "GET", "/segments/{id}/customers", {id});
    walk.go(ana, "POST", "/segments/count", {}, {{"condition", {{"any", {gold}}}}});
    walk.go(ana, "PATCH", "/segments/{id}", {id}, {{"name", "Golden"}, {"version", 1}});
    walk.go(ana, "DELETE", "/segments/{id}", {id});
}
}  // namespace

void see_customers(Walk& walk) {
    auto& ana = walk.ana;
    see_attributes(walk);
    const auto id = customer(walk, "ada");
    walk.go(ana, "GET", "/customers", {}, nullptr, "?q=ada");
    walk.go(ana, "PATCH", "/customers/{id}", {id},
            {{"tier", "gold"}, {"attributes", {{"plan", "a"}}}, {"version", 1}});
    walk.go(ana, "GET", "/customers/{id}", {id});
    const auto note = walk.go(ana, "POST", "/customers/{id}/notes", {id}, {{"text", "Likes tea"}});
    walk.go(ana, "GET", "/customers/{id}/notes", {id});
    walk.go(ana, "GET", "/customers/{id}/timeline", {id});
    walk.go(ana, "DELETE", "/notes/{id}", {in_path(note["id"])});
    walk.go(ana, "POST", "/customers/{id}/credit", {id}, {{"amount", 500}, {"reason", "sorry"}});
    walk.go(ana, "GET", "/customers/{id}/credit", {id});
    const auto other = customer(walk, "bea");
    walk.go(ana, "GET", "/customers/{id}/merge-preview", {id}, nullptr, "?other=" + other);
    const auto merged = walk.go(ana, "POST", "/customers/{id}/merge", {id}, {{"other", other}});
    walk.go(ana, "GET", "/customers/{id}/merges", {id});
    walk.go(ana, "POST", "/merges/{id}/undo", {in_path(merged["merge"])});
    walk.go(walk.boss, "DELETE", "/attributes/{name}", {"plan"});
    see_organisations(walk);
    see_segments(walk);
}

void see_privacy(Walk& walk) {
    auto& boss = walk.boss;
    auto shopper = walk.house.customer();
    const auto ticket = walk.house.handed_over(shopper);
    const auto found = walk.go(boss, "GET", "/tickets/{id}", {std::to_string(ticket)});
    const auto id = in_path(found["customer"]["id"]);
    walk.go(boss, "POST", "/surveys", {}, {{"ticket", ticket}, {"kind", "csat"}});
    walk.go(boss, "GET", "/surveys", {}, nullptr, "?score_max=10");
    walk.go(boss, "GET", "/surveys/summary", {}, nullptr, "?kind=csat&by=agent");
    walk.go(boss, "GET", "/customers/{id}/consent", {id});
    walk.go(boss, "GET", "/consents", {}, nullptr, "?limit=2");
    walk.go(boss, "GET", "/retention/preview");
    walk.go(boss, "POST", "/customers/import", {},
            {{"csv", "name,email\nIda,ida@x.example\n,nobody\n"}, {"dry_run", false}});
    walk.go(boss, "GET", "/customers-table");
    walk.go(boss, "GET", "/customers/{id}/export", {id});
    walk.go(boss, "POST", "/customers/{id}/erase", {id}, {{"reason", "asked for"}});
    walk.go(boss, "GET", "/erasures");
    const auto key = walk.go(boss, "POST", "/identity-keys", {}, {{"algorithm", "HS256"}});
    walk.go(boss, "GET", "/identity-keys");
    walk.go(boss, "DELETE", "/identity-keys/{id}", {in_path(key["id"])});
}

}  // namespace tour

// A walk through every address of the API: each is asked at least once so that it answers, and
// every answer is held against the description (Person does that).
#pragma once

#include "tests/net/front_house.hpp"

#include <set>

namespace tour {

using front::Json;
using Params = std::vector<std::string>;

/// What a number or text is in a path.
inline std::string in_path(const Json& id) {
    return id.is_string() ? id.get<std::string>() : id.dump();
}

struct Walk {
    explicit Walk(front::Front& the_house)
        : house(the_house),
          boss(the_house.person("boss", store::Role::admin)),
          ana(the_house.person("ana")) {}

    /// Asks `pattern` with its places filled in; it must be done, and counts as seen.
    Json go(front::Person& who, const std::string& method, const std::string& pattern,
            const Params& params = {}, const Json& body = nullptr, const std::string& query = "") {
        const auto answer = who.call(method, filled(pattern, params) + query, body);
        EXPECT_LT(answer.status, 300) << method << " " << pattern << answer.body;
        EXPECT_GE(answer.status, 200) << method << " " << pattern;
        if (answer.status < 300) seen.insert(method + " /api/v1" + pattern);
        const bool json = !answer.body.empty() &&
                          answer.headers.at("content-type").starts_with("application/json");
        return json ? Json::parse(answer.body) : Json();
    }
    /// The same until the list has something in it: followers work a moment later.
    Json soon(front::Person& who, const std::string& pattern, const Params& params = {},
              const std::string& query = "") {
        for (int i = 0; i < 1000; ++i) {
            auto found = go(who, "GET", pattern, params, nullptr, query);
            if (!found["items"].empty()) return found["items"][0];
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        ADD_FAILURE() << pattern << " stays empty";
        return Json::object();
    }
    Json ticket(const std::string& subject, const Json& more = Json::object()) {
        Json wanted = {{"subject", subject},
                       {"text", subject + ", please help"},
                       {"customer", {{"name", "Cleo"}, {"email", "cleo@x.example"}}}};
        wanted.update(more);
        return go(ana, "POST", "/tickets", {}, wanted);
    }

    front::Front& house;
    front::Person boss;
    front::Person ana;
    std::set<std::string> seen;

  private:
    static std::string filled(const std::string& pattern, const Params& params) {
        std::string path = "/api/v1" + pattern;
        for (const auto& one : params) {
            const auto from = path.find('{');
            path.replace(from, path.find('}') - from + 1, one);
        }
        return path;
    }
};

void see_tickets(Walk& walk);
void see_teamwork(Walk& walk);
void see_playbook(Walk& walk);
void see_care(Walk& walk);
void see_customers(Walk& walk);
void see_privacy(Walk& walk);
void see_knowledge(Walk& walk);
void see_people(Walk& walk);
void see_webhooks(Walk& walk);

}  // namespace tour

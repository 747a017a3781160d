// People of the console and their sessions.
#include "server/wire/people.hpp"

#include "server/wire/nouns.hpp"

namespace wire {

namespace {
void begin_user(Writer& writer, const store::User& user, std::string_view presence) {
    writer.open().number("id", user.id).text("name", user.name).text("email", user.email);
    writer.text("role", store::name_of(user.role)).truth("disabled", user.disabled);
    if (!presence.empty()) writer.text("presence", presence);
    add_time(writer, "created_at", user.created);
}
}  // namespace

void append_user(std::string& out, const store::User& user, std::string_view presence) {
    std::string json;
    Writer writer(json);
    begin_user(writer, user, presence);
    writer.close();
    out += json;
}

void append_listed_user(std::string& out, const store::User& user, desk::Here here,
                        const std::optional<store::Time>& last_seen) {
    std::string json;
    Writer writer(json);
    begin_user(writer, user, desk::name_of(here));
    add_time(writer, "last_seen_at", last_seen);
    writer.close();
    out += json;
}

void append_agent(std::string& out, const desk::AgentHere& agent) {
    std::string json;
    Writer(json)
        .open()
        .number("id", agent.id)
        .text("name", agent.name)
        .text("presence", desk::name_of(agent.here))
        .close();
    out += json;
}

void append_session(std::string& out, const store::Session& session, std::int64_t current) {
    std::string json;
    Writer writer(json);
    writer.open().number("id", session.id).text("user_agent", session.user_agent);
    writer.text("address", session.ip_prefix).truth("current", session.id == current);
    add_time(writer, "created_at", session.created);
    add_time(writer, "last_used_at", session.last_used);
    add_time(writer, "expires_at", session.expires);
    writer.close();
    out += json;
}

}  // namespace wire

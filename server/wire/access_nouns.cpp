// JSON of tokens, teams and the audit log.
#include "server/wire/access_nouns.hpp"

#include "server/wire/nouns.hpp"
#include "server/wire/writer.hpp"

namespace wire {

void append_program(std::string& out, const desk::ProgramToken& program) {
    const auto& token = program.token;
    std::string json;
    Writer writer(json);
    writer.open().number("id", token.id).text("name", token.name).open_list("scopes");
    for (const auto& scope : token.scopes) writer.item(scope);
    writer.close_list();
    add_time(writer, "created_at", token.created);
    add_time(writer, "last_used_at", token.last_used);
    add_time(writer, "expires_at", program.expires);
    add_time(writer, "revoked_at", token.revoked);
    if (!program.secret.empty()) writer.text("token", program.secret);
    writer.close();
    out += json;
}

void append_team(std::string& out, const store::Team& team) {
    std::string json;
    Writer writer(json);
    writer.open().number("id", team.id).text("name", team.name).open_list("queues");
    for (const auto& queue : team.queues) writer.item(queue);
    writer.close_list().open_list("members");
    for (const auto& [id, name] : team.members) {
        writer.open().number("id", id).text("name", name).close();
    }
    writer.close_list().number("version", team.version).close();
    out += json;
}

void append_audit(std::string& out, const store::AuditEntry& entry) {
    std::string json;
    Writer writer(json);
    writer.open().number("id", entry.id);
    add_time(writer, "at", entry.at);
    if (entry.user == 0) {
        writer.null("who");
    } else {
        writer.open("who").number("id", entry.user).text("name", entry.user_name).close();
    }
    writer.text("action", entry.action).text("object", entry.object);
    writer.text("detail", entry.detail).text("address", entry.address).text("via", entry.via);
    writer.close();
    out += json;
}

}  // namespace wire

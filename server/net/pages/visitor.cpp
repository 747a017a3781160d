// The body's first line is JSON that says who asks; after it come the bytes of a file, if any.
// It is sent as plain text, so that a shop's page needs no leave from the browser first (CORS).
#include "server/net/pages/visitor.hpp"

#include "server/desk/customers/customer_merging.hpp"
#include "server/desk/customers/file_kind.hpp"
#include "server/desk/customers/identities.hpp"
#include "server/desk/customers/privacy.hpp"
#include "server/desk/customers/shared_files.hpp"
#include "server/desk/people/scopes.hpp"
#include "server/desk/talk/chats.hpp"
#include "server/desk/tickets/sight.hpp"
#include "server/net/access.hpp"
#include "server/net/pages/senders.hpp"
#include "server/wire/identity_token.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/person_export.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace net {
namespace {

constexpr std::string_view files = "/file/";
constexpr int depth_max = 3;

struct Ask {
    std::string session;
    std::string identity;
    std::string site;
    std::string name;
    store::TicketNumber ticket = 0;  // an agent's file
};

// Who asked, from where, and the way back.
struct Visit {
    Parts& parts;
    Ask ask;
    std::string bytes;
    std::string here;  // our own address, as the visitor's browser calls us
    Reply reply;
    store::CustomerId signed_in = 0;  // whom the shop's signature named
};

void allow(Response& response, const std::string& origin) {
    if (!origin.empty()) response.headers.emplace_back("Access-Control-Allow-Origin", origin);
    response.headers.emplace_back("Vary", "Origin");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
}

Reply readable_from(std::string origin, Reply reply) {
    return Reply([origin = std::move(origin), reply = std::move(reply)](Response response) mutable {
        allow(response, origin);
        reply.send(std::move(response));
    });
}

wire::Read<Ask> read_ask(std::string_view line) {
    auto fields = wire::Fields::read(line, depth_max);
    if (!fields) return std::unexpected(fields.error());
    Ask ask{.session = fields->text_or("session", "", {.max = 4096}),
            .identity = fields->text_or("identity", "", {.max = 4096}),
            .site = fields->text_or("site", "default", {.min = 1, .max = 100}),
            .name = fields->text_or("name", "file", {.min = 1, .max = 300}),
            .ticket = fields->integer_or("ticket", 0, 1, INT64_MAX)};
    if (!fields->good()) return std::unexpected(fields->fault());
    return ask;
}

desk::SharedFiles& shared_files(Parts& parts) {
    return parts.desk().parts().get<desk::SharedFiles>();
}

// Calls `then` with the conversation, once it is known who asks.
template <class Then>
void with_visit(std::shared_ptr<Visit> visit, Then then) {
    auto opened = [visit, then = std::move(then)](desk::Result<store::CustomerId> who) mutable {
        if (!who) return visit->reply.send(Call::refusal_response(who.error()));
        visit->signed_in = *who;
        auto found = shared_files(visit->parts).visit(visit->ask.session, *who);
        if (!found) return visit->reply.send(Call::refusal_response(found.error()));
        then(*found);
    };
    if (visit->ask.identity.empty()) return opened(store::CustomerId{0});
    visit->parts.desk().parts().get<desk::Identities>().arrive(
        wire::read_identity_token(visit->ask.identity), visit->ask.site, visit->ask.session,
        std::move(opened));
}

void nothing_said(Visit& visit) {
    visit.reply.send(problem(404, "not_found", "nothing has been said here yet"));
}

// Agents may have merged somebody's chats into one person on their word alone: then a session of
// one chat must not carry the others away, or delete them.
bool is_more_than_this_chat(Visit& visit, store::CustomerId customer) {
    if (!visit.ask.identity.empty()) return false;
    const auto merges = visit.parts.desk().parts().get<desk::Merging>().merges(customer);
    const bool merged = !merges || std::ranges::any_of(*merges, [](const auto& one) {
        return !one.undone.has_value();
    });
    if (merged) {
        visit.reply.send(problem(403, "forbidden",
                                 "more than this chat belongs to you: sign in, or ask a person"));
    }
    return merged;
}

void give_all(std::shared_ptr<Visit> visit) {
    with_visit(visit, [visit](const desk::Visit& who) {
        if (who.customer == 0) return nothing_said(*visit);
        if (is_more_than_this_chat(*visit, who.customer)) return;
        auto& privacy = visit->parts.desk().parts().get<desk::Privacy>();
        const auto person = privacy.everything_of(who.customer);
        if (!person) return visit->reply.send(Call::refusal_response(person.error()));
        const auto now = visit->parts.options.clock();
        Response response{.type = "application/zip"};
        response.body = wire::zip(wire::person_files(*person, now), now);
        response.headers.emplace_back("Content-Disposition", "attachment; filename=\"chats.zip\"");
        visit->reply.send(std::move(response));
    });
}

void erase_all(std::shared_ptr<Visit> visit) {
    with_visit(visit, [visit](const desk::Visit& who) {
        if (who.customer == 0) return nothing_said(*visit);
        if (is_more_than_this_chat(*visit, who.customer)) return;
        auto& privacy = visit->parts.desk().parts().get<desk::Privacy>();
        privacy.erase_own(who.customer, answered<store::Erasure>(std::move(visit->reply), 200,
                                                                 wire::append_erasure));
    });
}

void append_chat(wire::Writer& line, const desk::ChatCard& card) {
    line.open();
    wire::add_id(line, "id", card.id);
    line.text("title", card.title).text("last", card.last);
    line.text("from", store::name_of(card.last_from)).text("owner", store::name_of(card.owner));
    if (card.ticket != 0) line.number("ticket", card.ticket);
    line.truth("unread", card.unread).truth("here", card.here);
    wire::add_time(line, "at", card.at);
    line.close();
}

void list_chats(std::shared_ptr<Visit> visit) {
    with_visit(visit, [visit](const desk::Visit& who) {
        auto& chats = visit->parts.desk().parts().get<desk::Chats>();
        const auto cards = chats.list(who, visit->ask.session, visit->ask.site, visit->signed_in);
        if (!cards) return visit->reply.send(Call::refusal_response(cards.error()));
        Response response;
        wire::Writer line(response.body);
        line.open().open_list("items");
        for (const auto& card : *cards) append_chat(line, card);
        line.close_list().close();
        visit->reply.send(std::move(response));
    });
}

std::string address_of(const std::string& here, const store::SharedFile& file) {
    std::string name;
    for (const char letter : file.name) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' ||
                           letter == '_';
        if (plain) {
            name += letter;
        } else {
            name += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
        }
    }
    return fmt::format("{}{}{}/{}", here, files, file.token, name);
}

void keep(std::shared_ptr<Visit> visit, store::ConversationId conversation) {
    auto& shared = shared_files(visit->parts);
    const auto append = [here = visit->here](std::string& out, const store::SharedFile& file) {
        const auto url = address_of(here, file);
        wire::Writer line(out);
        line.open().text("text", fmt::format("{}\n{}", file.name, url)).text("url", url);
        line.text("name", file.name).text("type", file.type);
        line.number("size", static_cast<std::int64_t>(file.bytes.size())).close();
    };
    shared.keep(conversation, visit->ask.name, std::move(visit->bytes),
                answered<store::SharedFile>(std::move(visit->reply), 201, append));
}

void keep_file(std::shared_ptr<Visit> visit) {
    with_visit(visit, [visit](const desk::Visit& who) {
        auto& shared = shared_files(visit->parts);
        if (const auto may = shared.may_keep(who, visit->ask.site); !may) {
            return visit->reply.send(Call::refusal_response(may.error()));
        }
        keep(visit, who.conversation);
    });
}

// An agent's file goes to the ticket's conversation.
void keep_for_agent(const Request& request, std::shared_ptr<Visit> visit) {
    auto& parts = visit->parts;
    const auto who = who_asks(request, parts.desk().people());
    const bool reaches =
        who && (who->session != 0 || desk::scopes_reach(who->scopes, "tickets:write"));
    const bool may = reaches && csrf_holds(request, *who) && who->actor.role != store::Role::viewer;
    if (!may) return visit->reply.send(problem(403, "forbidden", "only agents may do this"));
    const auto card = parts.desk().tickets().get(visit->ask.ticket);
    auto actor = who->actor;
    actor.hidden = parts.desk().parts().get<desk::Sight>().hidden_from(actor.id, actor.role);
    if (!card || !actor.may_see(card->ticket.queue)) {
        return visit->reply.send(problem(404, "not_found", "there is no such ticket"));
    }
    keep(std::move(visit), card->ticket.conversation);
}

// Pictures are shown; everything else is saved. Nothing of it runs.
void fetch(Parts& parts, const Request& request, Reply& reply) {
    const auto rest = std::string_view(request.path).substr(files.size());
    const std::string token(rest.substr(0, rest.find('/')));
    const auto file = shared_files(parts).find(token);
    if (!file) return reply.send(Call::refusal_response(file.error()));
    Response response{.type = file->type, .body = file->bytes};
    const bool picture = file->type.starts_with("image/");
    std::string name;
    for (const char letter : file->name) {
        name += static_cast<unsigned char>(letter) < 0x80 && letter != '\\' ? letter : '_';
    }
    response.headers.emplace_back(
        "Content-Disposition",
        fmt::format("{}; filename=\"{}\"", picture ? "inline" : "attachment", name));
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
    response.headers.emplace_back("Cache-Control", "private, max-age=300");
    allow(response, {});
    reply.send(std::move(response));
}

struct Door {
    std::string_view path;
    void (*open)(std::shared_ptr<Visit>);
    Sending counts_as;
};
constexpr Door doors[] = {
    {"/chat/export", give_all, Sending::all},
    {"/chat/erase", erase_all, Sending::all},
    {"/chat/files", keep_file, Sending::file},
    {"/chat/conversations", list_chats, Sending::list},
};

void enter(Parts& parts, const Request& request, Reply& reply, const Door& door) {
    const auto live = parts.desk().publisher().live();
    if (origin_of(request, live->settings(), parts.options.origins) == Origin::foreign) {
        return reply.send(problem(403, "forbidden", "this page may not show the chat"));
    }
    const std::string_view body = request.body;
    const auto line = body.substr(0, body.find('\n'));
    auto ask = read_ask(line);
    auto back = readable_from(std::string(request.header("Origin")), std::move(reply));
    if (!ask) return back.send(Call::refusal_response(ask.error()));
    if (!parts.senders->may_send(request.client, door.counts_as, Allowance::Clock::now())) {
        return back.send(problem(429, "rate_limited", "that is a lot at once; wait a minute"));
    }
    const auto scheme = request.secure ? "https" : "http";
    auto visit = std::make_shared<Visit>(Visit{
        parts, *std::move(ask), std::string(body.substr(std::min(body.size(), line.size() + 1))),
        fmt::format("{}://{}", scheme, request.header("Host")), std::move(back)});
    if (visit->ask.ticket != 0 && door.open == keep_file) {
        return keep_for_agent(request, std::move(visit));
    }
    door.open(std::move(visit));
}
}  // namespace

bool visitor_door(Parts& parts, const Request& request, Reply& reply) {
    const bool reads = request.method == Method::get || request.method == Method::head;
    if (reads && request.path.starts_with(files)) {
        fetch(parts, request, reply);
        return true;
    }
    if (request.method != Method::post) return false;
    for (const auto& door : doors) {
        if (request.path != door.path) continue;
        enter(parts, request, reply, door);
        return true;
    }
    return false;
}

}  // namespace net

// A request made here is an ordinary ticket; its page is opened by the conversation's own token.
#include "server/net/pages/help_forms.hpp"

#include "intents/mask.hpp"
#include "kb/markdown/markdown.hpp"
#include "kb/utf8.hpp"
#include "server/desk/settings/page_words.hpp"
#include "server/desk/settings/phrases.hpp"
#include "server/desk/talk/portal.hpp"
#include "server/net/pages/help_pages.hpp"
#include "server/net/pages/plain_page.hpp"
#include "server/net/pages/senders.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace net {
namespace {
using kb::markdown::escape_html;

constexpr std::string_view base = "/help/";
constexpr std::size_t body_bytes_max = 64 * 1024;
constexpr std::size_t line_chars_max = 200;
constexpr std::size_t message_chars_max = 4000;

// A form page on its way to being answered.
struct Page {
    Parts& parts;
    std::string lang;
    std::string shop;
    std::string token;  // of a request's page
    desk::PageWords said;

    const desk::PageWords& words() const { return said; }
    bool may_send(const Request& request) const {
        return parts.senders->may_send(request.client, Sending::form, Allowance::Clock::now());
    }
    std::string home() const { return fmt::format("/help/{}/", lang); }
    Response show(std::string_view title, std::string_view main, int status = 200) const {
        return plain_page({.lang = lang,
                           .shop = shop,
                           .title = title,
                           .main = main,
                           .home = home(),
                           .widget = true},
                          status);
    }
};

struct Wanted {
    std::string name, email, subject, message;

    bool whole() const {
        const auto at = email.find('@');
        return at != email.npos && at > 0 && email.find('.', at) != email.npos &&
               subject.find_first_not_of(' ') != subject.npos &&
               message.find_first_not_of(" \r\n\t") != message.npos;
    }
};

std::string line_of(std::string_view body, std::string_view name) {
    auto text = form_field(body, name);
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    const bool good = !kb::first_invalid_utf8(text) && kb::code_points(text) <= line_chars_max;
    return good ? text : std::string();
}

Wanted read(std::string_view body) {
    Wanted wanted{line_of(body, "name"), line_of(body, "email"), line_of(body, "subject"),
                  form_field(body, "message")};
    if (kb::first_invalid_utf8(wanted.message) ||
        kb::code_points(wanted.message) > message_chars_max) {
        wanted.message.clear();
    }
    return wanted;
}

std::string input(std::string_view name, std::string_view type, std::string_view label,
                  std::string_view value, bool required) {
    return fmt::format(
        R"(<label class="field"><span>{}</span><input name="{}" type="{}" value="{}" )"
        R"(maxlength="{}" autocomplete="{}"{}></label>)",
        label, name, type, escape_html(value), line_chars_max, name == "subject" ? "off" : name,
        required ? " required" : "");
}

std::string contact_form(const Page& page, const Wanted& wanted, std::string_view trouble) {
    const auto& words = page.words();
    auto html = fmt::format("<h1>{}</h1><p>{}</p>", words.title, words.intro);
    if (!trouble.empty()) html += fmt::format(R"(<p class="bad" role="alert">{}</p>)", trouble);
    html += fmt::format(R"(<form method="post" class="ask-us" data-search="{}">)", page.home());
    html += input("name", "text", words.name, wanted.name, false);
    html += input("email", "email", words.email, wanted.email, true);
    html += input("subject", "text", words.subject, wanted.subject, true);
    html += fmt::format(R"(<section class="maybe" aria-live="polite" hidden><h2>{}</h2></section>)",
                        words.maybe);
    html += fmt::format(R"(<label class="field"><span>{}</span><textarea name="message" rows="7" )"
                        R"(maxlength="{}" required>{}</textarea></label>)",
                        words.message, message_chars_max, escape_html(wanted.message));
    // People don't see this field; programs fill it in.
    html += R"(<label class="over" aria-hidden="true">Website<input name="website" tabindex="-1" )"
            R"(autocomplete="off"></label>)";
    html += fmt::format(R"(<button class="button">{}</button></form>)", words.send);
    return html;
}

std::string numbered(std::string_view words, store::TicketNumber number) {
    return desk::fill(words, {{"n", std::to_string(number)}});
}

void sent(const Page& page, const store::Ticket& ticket, Reply& reply) {
    const auto& words = page.words();
    const auto token = page.parts.desk().parts().get<desk::Portal>().link(ticket.conversation);
    reply.send(page.show(
        words.title,
        fmt::format(R"(<h1 class="said">{}</h1><p>{}</p><a class="button" data-request="{}" )"
                    R"(href="/help/{}/request/{}">{}</a>)",
                    numbered(words.sent, ticket.number), words.sent_link, token, page.lang, token,
                    numbered(words.follow, ticket.number))));
}

void take_request(Page page, const Request& request, Reply reply) {
    const auto& words = page.words();
    const auto wanted = read(request.body);
    if (!form_field(request.body, "website").empty()) {
        return reply.send(page.show(words.title, contact_form(page, {}, {}), 400));
    }
    if (!wanted.whole()) {
        return reply.send(page.show(words.title, contact_form(page, wanted, words.missing), 422));
    }
    if (!page.may_send(request)) {
        return reply.send(page.show(words.title, contact_form(page, wanted, words.often), 429));
    }
    const desk::Actor form{.name = "contact form", .role = store::Role::agent};
    page.parts.desk().tickets().create(
        form,
        {.subject = intents::mask(wanted.subject).text,
         .text = intents::mask(wanted.message).text,
         .customer_name = wanted.name,
         .customer_email = wanted.email,
         .language = page.lang,
         .channel = escalation::Channel::form},
        [page = std::move(page), wanted,
         reply = std::move(reply)](desk::Result<store::Ticket> made) mutable {
            if (!made) {
                return reply.send(page.show(
                    page.words().title, contact_form(page, wanted, page.words().try_later), 503));
            }
            sent(page, *made, reply);
        });
}

std::string bubble(const Page& page, const store::Event& event) {
    const auto* said = std::get_if<store::Message>(&event.body);
    if (!said || said->internal || said->text.empty()) return {};
    const bool mine = said->from == store::From::customer;
    const auto who = mine ? page.words().you : escape_html(said->name);
    return fmt::format(R"(<article class="said-{}"><h2>{}</h2><p>{}</p></article>)",
                       mine ? "mine" : "theirs", who, escape_html(said->text));
}

std::string_view state_of(const desk::PageWords& words, escalation::Status status) {
    using enum escalation::Status;
    if (status == solved || status == closed) return words.solved;
    return status == waiting_customer ? words.answered : words.waiting;
}

Response thread(const Page& page, std::string_view trouble = {}) {
    const auto& words = page.words();
    const auto found = page.parts.desk().parts().get<desk::Portal>().request(page.token);
    if (!found) {
        return page.show(words.mine, fmt::format("<h1>{}</h1>", words.unknown), 404);
    }
    const auto title = numbered(words.request, found->ticket.number);
    auto html =
        fmt::format(R"(<h1>{}</h1><p class="meta">{} · {}</p>)", title,
                    escape_html(found->ticket.subject), state_of(words, found->ticket.status));
    if (!trouble.empty()) html += fmt::format(R"(<p class="bad" role="alert">{}</p>)", trouble);
    for (const auto& event : found->events) html += bubble(page, event);
    html += fmt::format(R"(<form method="post"><label class="field"><span>{}</span><textarea )"
                        R"(name="message" rows="4" maxlength="{}" required></textarea></label>)"
                        R"(<button class="button">{}</button></form>)",
                        words.reply, message_chars_max, words.send);
    return page.show(title, html);
}

// Which they are, only the visitor's browser knows.
Response requests(const Page& page) {
    const auto& words = page.words();
    return page.show(
        words.mine,
        fmt::format(R"(<h1>{}</h1><ul class="results" data-requests-at="/help/{}/request/"></ul>)"
                    R"(<p hidden>{}</p><a class="button" href="/help/{}/contact">{}</a>)",
                    words.mine, page.lang, words.none, page.lang, words.title));
}

void take_reply(Page page, const Request& request, Reply reply) {
    const auto wanted = read(request.body);
    if (wanted.message.find_first_not_of(" \r\n\t") == std::string::npos) {
        return reply.send(thread(page));
    }
    if (!page.may_send(request)) return reply.send(thread(page, page.words().often));
    const auto token = page.token;
    page.parts.desk().parts().get<desk::Portal>().write(
        token, wanted.message,
        [page = std::move(page), reply = std::move(reply)](desk::Result<desk::Ack> done) mutable {
            if (!done) return reply.send(thread(page, page.words().try_later));
            Response back{.status = 303, .type = "text/plain; charset=utf-8"};
            back.headers.emplace_back("Location",
                                      fmt::format("/help/{}/request/{}", page.lang, page.token));
            reply.send(std::move(back));
        });
}

// "Was this helpful": counted in the log of what happened; the page says thank you.
void take_opinion(const Page& page, const Request& request, std::string_view article,
                  Reply& reply) {
    const auto helpful = form_field(request.body, "helpful");
    const bool known =
        page.parts.desk().publisher().live()->library().resolve(page.lang, article) != nullptr;
    if (known && (helpful == "yes" || helpful == "no") && page.may_send(request)) {
        page.parts.desk().parts().get<desk::Portal>().rate(std::string(article), page.lang,
                                                           helpful == "yes");
    }
    reply.send(
        page.show(page.words().thanks,
                  fmt::format(R"(<h1 class="said">{}</h1><a class="button" href="{}">{}</a>)",
                              page.words().thanks, page.home(), escape_html(page.shop))));
}
}  // namespace

bool help_form(Parts& parts, const Request& request, Reply& reply) {
    if (!request.path.starts_with(base)) return false;
    const auto rest = std::string_view(request.path).substr(base.size());
    if (rest == "sitemap.xml") {
        const auto scheme = request.secure ? "https" : "http";
        reply.send({.type = "application/xml; charset=utf-8",
                    .body = help_sitemap(
                        *parts.desk().publisher().live(),
                        fmt::format("{}://{}", scheme, escape_html(request.header("Host"))),
                        parts.options.clock())});
        return true;
    }
    const auto slash = rest.find('/');
    if (slash == rest.npos) return false;
    const auto what = rest.substr(slash + 1);
    const bool posted = request.method == Method::post;
    const auto live = parts.desk().publisher().live();
    const std::string lang(rest.substr(0, slash));
    if (std::ranges::find(live->languages(), lang) == live->languages().end()) return false;
    Page page{
        parts, lang, live->settings().shop.name, {}, desk::page_words(live->settings(), lang)};
    if (posted && request.body.size() > body_bytes_max) {
        reply.send(problem(413, "too_large", "the form is too large"));
    } else if (what == "contact") {
        if (posted)
            take_request(std::move(page), request, std::move(reply));
        else
            reply.send(page.show(page.words().title, contact_form(page, {}, {})));
    } else if (what == "requests") {
        reply.send(requests(page));
    } else if (what.starts_with("request/")) {
        page.token = what.substr(std::string_view("request/").size());
        if (posted)
            take_reply(std::move(page), request, std::move(reply));
        else
            reply.send(thread(page));
    } else if (posted && !what.empty()) {
        take_opinion(page, request, what, reply);
    } else {
        return false;
    }
    return true;
}

}  // namespace net

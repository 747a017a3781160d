// The same JSON as the API's, and a page without scripts that a browser opens from a folder.
#include "server/wire/person_export.hpp"

#include "kb/markdown/markdown.hpp"
#include "server/wire/customers.hpp"
#include "server/wire/person_words.hpp"

#include <fmt/format.h>

namespace wire {
namespace {
using kb::markdown::escape_html;

template <class Items, class Append>
std::string list_of(const Items& items, Append append) {
    std::string out = "[";
    for (const auto& item : items) {
        if (out.size() > 1) out += ',';
        out += '\n';
        append(out, item);
    }
    return out + "\n]\n";
}

void append_talk(std::string& out, const desk::PersonData::Talk& talk) {
    std::string json;
    Writer writer(json);
    writer.open();
    add_id(writer, "id", talk.conversation.id);
    add_time(writer, "started_at", talk.conversation.created);
    writer.text_or_null("page", talk.conversation.page_url);
    writer.raw("messages", list_of(talk.events, append_thread_item)).close();
    out += json;
}

void add_consent(Writer& writer, const store::Consent& consent) {
    writer.number("id", consent.id).text("site", consent.site);
    add_id(writer, "conversation", consent.conversation);
    writer.text("purpose", consent.purpose).text("version", consent.text_version);
    writer.truth("granted", consent.granted);
    add_time(writer, "at", consent.at);
    writer.text("proof", consent.proof);
}

std::string heading(std::string_view words) {
    return fmt::format("<h2>{}</h2>\n", words);
}

// Of the last conversation: what the customer reads.
std::string_view language_of(const desk::PersonData& person) {
    std::string_view language = "en";
    for (const auto& talk : person.talks) {
        if (!talk.conversation.language.empty()) language = talk.conversation.language;
    }
    return language;
}

void row(std::string& html, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    html += fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", escape_html(name), escape_html(value));
}

void profile(std::string& html, const desk::CustomerCard& card, const ExportWords& words) {
    const auto& customer = card.customer;
    html += heading(words.profile) + "<table>\n";
    row(html, words.name, customer.name);
    row(html, words.email, customer.email);
    row(html, words.own_id, customer.external_id);
    row(html, words.tier, customer.tier);
    for (const auto& [name, value] : customer.attributes) row(html, name, value);
    row(html, words.organisation, card.organisation ? card.organisation->name : std::string());
    row(html, words.known_since, time_text(customer.created));
    row(html, words.last_seen, time_text(customer.last_seen));
    if (card.credit != 0) row(html, words.credit, std::to_string(card.credit));
    html += "</table>\n";
}

void talks(std::string& html, const std::vector<desk::PersonData::Talk>& all,
           const ExportWords& words) {
    html += heading(words.conversations);
    for (const auto& talk : all) {
        html += fmt::format("<h3>{}</h3>\n<table>\n", time_text(talk.conversation.created));
        for (const auto& event : talk.events) {
            const auto& said = std::get<store::Message>(event.body);
            const auto who = said.name.empty() ? std::string(store::name_of(said.from)) : said.name;
            html += fmt::format("<tr><td>{}</td><th>{}</th><td>{}</td></tr>\n", time_text(event.at),
                                escape_html(who), escape_html(said.text));
        }
        html += "</table>\n";
    }
}

void others(std::string& html, const desk::PersonData& person, const ExportWords& words) {
    html += heading(words.tickets) + "<table>\n";
    for (const auto& ticket : person.tickets) {
        row(html, fmt::format("#{} {}", ticket.number, time_text(ticket.created)), ticket.subject);
    }
    html += "</table>\n" + heading(words.notes) + "<table>\n";
    for (const auto& note : person.notes) row(html, time_text(note.created), note.text);
    html += "</table>\n" + heading(words.surveys) + "<table>\n";
    for (const auto& survey : person.surveys) {
        if (!survey.answered) continue;
        row(html, time_text(*survey.answered),
            fmt::format("{}: {} {}", store::name_of(survey.kind), survey.score, survey.comment));
    }
    html += "</table>\n" + heading(words.agreed) + "<table>\n";
    for (const auto& one : person.consents) {
        row(html, time_text(one.at),
            fmt::format("{} {}: {}", one.purpose, one.text_version,
                        one.granted ? words.yes : words.no));
    }
    html += "</table>\n";
}

std::string page(const desk::PersonData& person, store::Time at) {
    const auto& words = export_words(language_of(person));
    std::string html = fmt::format(
        "<!doctype html>\n<html lang=\"{0}\"><head><meta charset=\"utf-8\"><title>{1}</title>"
        "<style>body{{font:16px sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}"
        "table{{border-collapse:collapse}}th,td{{text-align:left;vertical-align:top;padding:.2em "
        ".8em .2em 0}}</style></head><body>\n<h1>{1}</h1>\n<p>{2} {3}</p>\n",
        words.lang, words.title, words.as_of, time_text(at));
    profile(html, person.card, words);
    talks(html, person.talks, words);
    others(html, person, words);
    return html + "</body></html>\n";
}
}  // namespace

void append_survey(std::string& out, const store::SurveyRow& survey) {
    std::string json;
    Writer writer(json);
    writer.open().number("id", survey.id).text("kind", store::name_of(survey.kind));
    writer.text("via", survey.via == store::SurveyVia::chat ? "chat" : "link");
    add_id(writer, "customer", survey.customer);
    if (survey.ticket == 0) {
        writer.null("ticket");
    } else {
        writer.number("ticket", survey.ticket);
    }
    if (survey.agent == 0) {
        writer.null("agent");
    } else {
        writer.open("agent").number("id", survey.agent).text("name", survey.agent_name).close();
    }
    writer.text_or_null("queue", survey.queue);
    add_time(writer, "asked_at", survey.asked);
    add_time(writer, "answered_at", survey.answered);
    if (survey.answered) {
        writer.number("score", survey.score);
    } else {
        writer.null("score");
    }
    writer.text("comment", survey.comment).close();
    out += json;
}

void append_consent(std::string& out, const store::Consent& consent) {
    std::string json;
    Writer writer(json);
    writer.open();
    add_consent(writer, consent);
    writer.close();
    out += json;
}

void append_consent_line(std::string& out, const store::ConsentLine& line) {
    std::string json;
    Writer writer(json);
    writer.open();
    add_consent(writer, line.consent);
    if (line.customer == 0) {
        writer.null("customer");
    } else {
        writer.open("customer");
        add_id(writer, "id", line.customer);
        writer.text("name", line.name).close();
    }
    writer.close();
    out += json;
}

void append_credit(std::string& out, const store::CreditEntry& entry) {
    std::string json;
    Writer writer(json);
    writer.open().number("id", entry.id).number("amount", entry.amount);
    writer.number("balance", entry.balance).text("reason", entry.reason);
    if (entry.ticket == 0) {
        writer.null("ticket");
    } else {
        writer.number("ticket", entry.ticket);
    }
    writer.open("by").number("id", entry.by).text("name", entry.by_name).close();
    add_time(writer, "at", entry.at);
    writer.close();
    out += json;
}

void append_erasure(std::string& out, const store::Erasure& erasure) {
    std::string json;
    Writer writer(json);
    writer.open().number("certificate", erasure.id);
    add_id(writer, "customer", erasure.customer);
    writer.text("reason", erasure.reason);
    writer.open("by").number("id", erasure.by).text("name", erasure.by_name).close();
    add_time(writer, "at", erasure.at);
    writer.open("erased");
    for (const auto& [what, count] : erasure.counts) writer.raw(what, count);
    writer.close().text("hash", erasure.hash).close();
    out += json;
}

namespace {
// Names in a zip are ASCII, and two files may be called the same.
std::string name_in_zip(const store::SharedFile& file) {
    std::string name = "files/" + file.token.substr(0, 6) + "-";
    for (const char letter : file.name) {
        const auto code = static_cast<unsigned char>(letter);
        name += code > 0x20 && code < 0x7f && letter != '\\' ? letter : '_';
    }
    return name;
}
}  // namespace

std::vector<NamedFile> person_files(const desk::PersonData& person, store::Time at) {
    std::string card;
    append_customer_card(card, person.card);
    const auto append_one_ticket = [](std::string& out, const store::Ticket& ticket) {
        append_ticket(out, ticket);
    };
    std::vector<NamedFile> files = {{"index.html", page(person, at)},
                                    {"customer.json", card + "\n"},
                                    {"conversations.json", list_of(person.talks, append_talk)},
                                    {"tickets.json", list_of(person.tickets, append_one_ticket)},
                                    {"notes.json", list_of(person.notes, append_customer_note)},
                                    {"surveys.json", list_of(person.surveys, append_survey)},
                                    {"consents.json", list_of(person.consents, append_consent)},
                                    {"credit.json", list_of(person.credit, append_credit)}};
    for (const auto& file : person.files) files.push_back({name_in_zip(file), file.bytes});
    return files;
}

}  // namespace wire

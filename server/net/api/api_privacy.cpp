// Privacy over HTTP: export and erase one person, consent, what retention would take.
#include "server/desk/customers/privacy.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/person_export.hpp"

namespace net {
namespace {
using enum Method;
using enum Access;

desk::Privacy& privacy_of(Call& call) {
    return call.parts.desk().parts().get<desk::Privacy>();
}

void export_person(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto person = privacy_of(call).everything_of(*id);
    if (!person) return call.refuse(person.error());
    const auto now = call.parts.options.clock();
    Response response{.type = "application/zip"};
    response.body = wire::zip(wire::person_files(*person, now), now);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"customer.zip\"");
    call.reply.send(std::move(response));
}

void erase(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    auto reason = fields->text_or("reason", "asked for by the customer", {.min = 1, .max = 300});
    if (call.refused(*fields)) return;
    privacy_of(call).erase(
        call.who.actor, *id, std::move(reason),
        answered<store::Erasure>(std::move(call.reply), 200, wire::append_erasure));
}

void erasures(Call call) {
    const auto found = privacy_of(call).erasures();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_erasure));
}

void consents(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto found = privacy_of(call).consents(*id);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_consent));
}

void ledger(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto found = privacy_of(call).ledger(*page);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(found->items, found->next, wire::append_consent_line));
}

void append_row(std::string& out, const desk::RetentionRow& row) {
    std::string json;
    wire::Writer writer(json);
    writer.open().text("rule", row.rule).number("days", row.days);
    wire::add_time(writer, "before", row.before);
    writer.number("count", row.count).close();
    out += json;
}

void retention(Call call) {
    const auto found = privacy_of(call).retention();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", append_row));
}

constexpr Route table[] = {
    {get, "/api/v1/customers/{id}/export", admin, export_person, "All of one person, as a zip"},
    {post, "/api/v1/customers/{id}/erase", admin, erase, "Erase one person; a certificate"},
    {get, "/api/v1/customers/{id}/consent", viewer, consents, "What a customer agreed to"},
    {get, "/api/v1/consents", admin, ledger, "The consent ledger: who agreed to what, when"},
    {get, "/api/v1/erasures", admin, erasures, "Certificates of erasure"},
    {get, "/api/v1/retention/preview", admin, retention, "What retention would take today"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> privacy_routes() {
    return table;
}

}  // namespace net

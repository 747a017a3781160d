// What the shop decided in its content folder about customers, over HTTP, to be read: tiers,
// surveys, retention, consent. Promises of time and hours are api_sla_settings.cpp's.
#include "server/desk/settings/setting_places.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/nouns.hpp"

namespace net {
namespace {
void add_tiers(wire::Writer& out, const desk::CustomerSettings& settings) {
    out.open_list("tiers");
    for (const auto& one : settings.tiers) {
        out.open().text("tier", one.tier);
        out.text_or_null("priority", one.priority ? escalation::name_of(*one.priority) : "");
        out.text_or_null("queue", one.queue).number("credit_from", one.credit_from).close();
    }
    out.close_list();
}

void add_surveys(wire::Writer& out, const desk::SurveySettings& surveys) {
    out.open("surveys").truth("csat", surveys.csat).number("nps_days", surveys.nps_days);
    out.number("ces_days", surveys.ces_days).number("quiet_days", surveys.quiet_days);
    out.number("bad_csat", surveys.bad_csat).number("bad_nps", surveys.bad_nps);
    out.number("bad_ces", surveys.bad_ces).close();
}

void add_retention(wire::Writer& out, const desk::RetentionRules& rules) {
    out.open("retention").number("conversations_days", rules.conversations_days);
    out.number("traces_days", rules.traces_days);
    out.number("customers_days", rules.customers_days).close();
}

void add_consent(wire::Writer& out, const desk::CustomerSettings& settings) {
    out.open_list("consent");
    for (const auto& [site, own] : settings.sites) {
        const auto& asked = own.consent;
        if (asked.version.empty()) continue;
        out.open().text("site", site).text("version", asked.version);
        out.text_or_null("url", asked.url).close();
    }
    out.close_list();
}

void settings(Call call) {
    const auto live = call.parts.desk().publisher().live();
    const auto& all = live->settings();
    std::string json;
    wire::Writer out(json);
    out.open().text("shop", all.shop.name).real("target_precision", all.target_precision);
    out.open_list("languages");
    for (const auto& language : live->languages()) out.item(language);
    out.close_list();
    add_tiers(out, all.customers);
    add_surveys(out, all.customers.surveys);
    add_retention(out, all.customers.retention);
    add_consent(out, all.customers);
    out.real("capacity", all.staff.capacity / 100.0);
    out.real("chat_weight", all.staff.chat / 100.0);
    out.real("ticket_weight", all.staff.ticket / 100.0).close();
    call.send(std::move(json));
}

void places(Call call) {
    const auto found = desk::setting_places(call.parts.desk().publisher().folder());
    call.send(wire::page_of(found, "", [](std::string& out, const desk::SettingPlace& one) {
        std::string json;
        wire::Writer(json).open().text("path", one.path).number("line", one.line).close();
        out += json;
    }));
}

using enum Method;
using enum Access;
constexpr Route table[] = {
    {get, "/api/v1/settings", viewer, settings, "What deskbell.yaml says of customers and loads"},
    {get, "/api/v1/settings/places", viewer, places, "The line of deskbell.yaml that decides what"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> settings_routes() {
    return table;
}

}  // namespace net

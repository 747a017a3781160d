// Profiles, notes, definitions and organisations, written field by field.
#include "server/wire/customers.hpp"

namespace wire {
namespace {
void begin_organisation(Writer& writer, const store::Organisation& organisation) {
    writer.open().number("id", organisation.id).text("name", organisation.name);
    writer.open_list("domains");
    for (const auto& domain : organisation.domains) writer.item(domain);
    writer.close_list().text("note", organisation.note);
    add_time(writer, "created_at", organisation.created);
    writer.number("version", organisation.version);
}
}  // namespace

void append_customer_card(std::string& out, const desk::CustomerCard& card) {
    append_customer(out, card.customer);
    out.pop_back();  // the closing bracket: a card says more
    out += ',';
    std::string json;
    Writer writer(json);
    writer.open().text_or_null("external_id", card.customer.external_id);
    if (card.organisation) {
        writer.open("organisation").number("id", card.organisation->id);
        writer.text("name", card.organisation->name).close();
    } else {
        writer.null("organisation");
    }
    writer.number("credit", card.credit).open_list("segments");
    for (const auto& name : card.segments) writer.item(name);
    writer.close_list();
    add_id(writer, "merged_into", card.merged_into);
    writer.close();
    out += std::string_view(json).substr(1);
}

void append_customer_note(std::string& out, const store::CustomerNote& note) {
    std::string json;
    Writer writer(json);
    writer.open().number("id", note.id).text("text", note.text);
    writer.open("by").number("id", note.author).text("name", note.author_name).close();
    add_time(writer, "at", note.created);
    writer.close();
    out += json;
}

void append_attribute(std::string& out, const store::AttributeDefinition& definition) {
    std::string json;
    Writer writer(json);
    writer.open().text("name", definition.name).text("label", definition.label);
    writer.text("type", store::name_of(definition.type)).open_list("choices");
    for (const auto& choice : definition.choices) writer.item(choice);
    writer.close_list().number("position", definition.position).close();
    out += json;
}

void append_organisation(std::string& out, const store::Organisation& organisation) {
    std::string json;
    Writer writer(json);
    begin_organisation(writer, organisation);
    writer.close();
    out += json;
}

void append_organisation_row(std::string& out, const store::OrganisationRow& row) {
    std::string json;
    Writer writer(json);
    begin_organisation(writer, row.organisation);
    writer.number("members", row.members).close();
    out += json;
}

}  // namespace wire

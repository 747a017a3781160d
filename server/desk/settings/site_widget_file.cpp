// Keys and ranges, and from their nodes to values.
#include "server/desk/settings/site_widget_file.hpp"

#include "kb/words/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

using kb::yaml::Field;
using kb::yaml::Need;
using kb::yaml::Node;
using kb::yaml::Schema;
using kb::yaml::Type;

constexpr std::size_t fields_max = 20;  // as many as the chat takes

constexpr Field form_fields[] = {
    {.key = "name",
     .need = Need::required,
     .doc = "`name`, `email`, or one of your customers' fields."},
    {.key = "label",
     .type = Type::map_of,
     .need = Need::required,
     .doc = "What the customer reads, by language.",
     .item = Type::text},
    {.key = "type",
     .type = Type::choice,
     .doc = "What can be filled in (default: text).",
     .values = "text|email|number|date|bool|choice"},
    {.key = "required", .type = Type::flag, .doc = "The chat begins only when it is filled in."},
    {.key = "choices", .type = Type::texts, .doc = "Of a field of type `choice`."},
};

constexpr Field proactive_fields[] = {
    {.key = "id", .need = Need::required, .doc = "Names it: each is said once to each visitor."},
    {.key = "text",
     .type = Type::map_of,
     .need = Need::required,
     .doc = "What is said, by language.",
     .item = Type::text},
    {.key = "pages", .type = Type::texts, .doc = "Paths as /cart*; none: every page."},
    {.key = "after", .type = Type::duration, .doc = "How long somebody is on the page, as 20s."},
    {.key = "hours",
     .type = Type::choice,
     .doc = "Only while people answer, or only while none does.",
     .values = "open|closed"},
    {.key = "segments",
     .type = Type::texts,
     .doc = "Only to visitors of whom the page says one of these."},
};

ByLanguage by_language(const Node& node) {
    ByLanguage text;
    for (const auto& [lang, value, key] : node.entries()) text[std::string(lang)] = value.text();
    return text;
}

FormField read_field(const Node& node, kb::Problems& problems) {
    FormField field{.name = std::string(node["name"].text()),
                    .label = by_language(node["label"]),
                    .type = std::string(node["type"].text("text")),
                    .required = node["required"].flag(),
                    .choices = node["choices"].words()};
    if (field.label.empty()) {
        problems.push_back(node["label"].error("the field has no label", "add label: {en: ...}"));
    }
    if ((field.type == "choice") == field.choices.empty()) {
        problems.push_back(
            node.error("`choices` belong to a field of type `choice`, and only there",
                       "add `choices: [...]`, or take them away"));
    }
    return field;
}

Proactive read_proactive(const Node& node, kb::Problems& problems) {
    Proactive said{.id = std::string(node["id"].text()),
                   .text = by_language(node["text"]),
                   .pages = node["pages"].words(),
                   .hours = std::string(node["hours"].text()),
                   .segments = node["segments"].words()};
    said.after_s = static_cast<int>(node["after"].duration(std::chrono::seconds{0}).count());
    if (said.text.empty()) {
        problems.push_back(node["text"].error("nothing is said", "add text: {en: ...}"));
    }
    return said;
}

// Two of one name would be one: the second would never be heard of.
template <class T>
void refuse_doubles(const Node& list, const std::vector<T>& all, std::string T::* name,
                    kb::Problems& problems) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (all[i].*name != all[j].*name) continue;
            problems.push_back(list.error(fmt::format("there are two \"{}\"", all[i].*name),
                                          "give each a name of its own"));
        }
    }
}

}  // namespace

const Schema form_field_schema{.name = "form", .fields = form_fields};
const Schema proactive_schema{.name = "proactive", .fields = proactive_fields};

SiteWidget read_site_widget(const Node& site, kb::Problems& problems) {
    SiteWidget widget;
    for (const auto& node : site["form"].items()) {
        widget.form.push_back(read_field(node, problems));
    }
    if (widget.form.size() > fields_max) {
        problems.push_back(site["form"].error(
            fmt::format("a form has at most {} fields", fields_max), "ask less"));
    }
    for (const auto& node : site["proactive"].items()) {
        widget.proactive.push_back(read_proactive(node, problems));
    }
    refuse_doubles(site["form"], widget.form, &FormField::name, problems);
    refuse_doubles(site["proactive"], widget.proactive, &Proactive::id, problems);
    return widget;
}

const std::string& in_language(const ByLanguage& text, std::string_view language,
                               const std::vector<std::string>& known) {
    static const std::string none;
    if (const auto own = text.find(kb::base_language(language)); own != text.end()) {
        return own->second;
    }
    for (const auto& lang : known) {
        if (const auto other = text.find(lang); other != text.end()) return other->second;
    }
    return text.empty() ? none : text.begin()->second;
}

}  // namespace desk

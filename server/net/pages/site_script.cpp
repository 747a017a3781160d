// Public, as the pages are that show it; small, and kept by browsers for some minutes.
#include "server/net/pages/site_script.hpp"

#include "server/desk/settings/site_widget.hpp"
#include "server/net/pages/launcher_words.hpp"
#include "server/wire/writer.hpp"

#include <fmt/format.h>

namespace net {
namespace {

constexpr std::string_view path = "/widget/site.js";

struct Tongue {
    std::string_view wanted;
    const std::vector<std::string>& known;

    const std::string& operator()(const desk::ByLanguage& text) const {
        return desk::in_language(text, wanted, known);
    }
};

void add_words(wire::Writer& line, std::string_view key, const std::vector<std::string>& words) {
    if (words.empty()) return;
    line.open_list(key);
    for (const auto& word : words) line.item(word);
    line.close_list();
}

void add_form(wire::Writer& line, const std::vector<desk::FormField>& form, const Tongue& say) {
    line.open_list("form");
    for (const auto& field : form) {
        line.open().text("name", field.name).text("label", say(field.label));
        line.text("type", field.type).truth("required", field.required);
        add_words(line, "choices", field.choices);
        line.close();
    }
    line.close_list();
}

void add_proactive(wire::Writer& line, const std::vector<desk::Proactive>& all, const Tongue& say) {
    line.open_list("proactive");
    for (const auto& said : all) {
        line.open().text("id", said.id).text("text", say(said.text));
        line.number("after", said.after_s);
        if (!said.hours.empty()) line.text("hours", said.hours);
        add_words(line, "pages", said.pages);
        add_words(line, "segments", said.segments);
        line.close();
    }
    line.close_list();
}

}  // namespace

std::optional<Response> site_script(Parts& parts, const Request& request) {
    if (request.path != path) return std::nullopt;
    if (request.method != Method::get && request.method != Method::head) return std::nullopt;
    const auto content = parts.desk().publisher().live();
    const auto& sites = content->settings().customers.sites;
    const auto site = request.parameter("site");
    const auto found = sites.find(site.empty() ? "default" : site);
    std::string json;
    wire::Writer line(json);
    const auto& words = launcher_words(request.parameter("lang"));
    line.open().text("open", words.open).text("offline", words.offline);
    if (found != sites.end()) {
        const Tongue say{request.parameter("lang"), content->languages()};
        add_form(line, found->second.widget.form, say);
        add_proactive(line, found->second.widget.proactive, say);
    }
    line.close();
    Response response{.type = "text/javascript; charset=utf-8"};
    response.body = fmt::format("Deskbell.push([\"part\",\"site\",{}])", json);
    response.headers.emplace_back("Cache-Control", "public, max-age=300");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return response;
}

}  // namespace net

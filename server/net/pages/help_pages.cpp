// Builds the help centre's HTML. Everything that comes from outside passes through `text`.
#include "server/net/pages/help_pages.hpp"

#include "intents/reply.hpp"
#include "kb/markdown/markdown.hpp"
#include "server/desk/settings/page_words.hpp"
#include "server/desk/settings/phrases.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace net {
namespace {

using kb::markdown::escape_html;

constexpr std::size_t results_max = 20;
constexpr std::size_t query_bytes_max = 200;
constexpr std::size_t description_bytes = 300;

class Page {
  public:
    Page(const desk::Content& content, std::string lang, store::Time now)
        : content_(content),
          lang_(std::move(lang)),
          words_(desk::page_words(content.settings(), lang_)),
          now_(now) {}

    Response home() {
        for (const auto* folder : content_.library().folders(lang_)) add_folder(*folder);
        if (!main_.empty()) main_ = "<div class=\"folders\">" + main_ + "</div>";
        return whole(words_.centre, Heading::ask);
    }

    Response results(std::string_view query) {
        query = query.substr(0, query_bytes_max);
        const auto found = content_.search().find(query, lang_, {.limit = results_max});
        std::string list;
        std::size_t count = 0;
        for (const auto& hit : found) {
            const auto& article = content_.document(hit.document);
            if (!open_to_all(article)) continue;
            ++count;
            list += fmt::format("<li><a href=\"{}\">{}</a><p>{}</p></li>", address(article),
                                text(article.title), text(hit.excerpt));
        }
        const auto& sentence = count == 0   ? words_.no_answer
                               : count == 1 ? words_.one_answer
                                            : words_.many_answers;
        const auto told = desk::fill(sentence, {{"q", text(query)}, {"n", std::to_string(count)}});
        main_ = count == 0 ? fmt::format("<h1 class=\"count nothing\">{}</h1>{}", told, contact())
                           : fmt::format("<h1 class=\"count\">{}</h1><ol class=\"results\">{}</ol>",
                                         told, list);
        query_ = query;
        return whole(words_.search, Heading::none);
    }

    Response article(const kb::Article& article) {
        const auto body = intents::render(article.body, values(), lang_).value_or(article.body);
        std::string related;
        for (const auto* other : content_.library().related(article)) {
            if (open_to_all(*other)) related += link(*other);
        }
        if (!related.empty()) {
            related = fmt::format(
                "<nav class=\"related\" aria-label=\"{0}\"><h2>{0}</h2><ul>{1}</ul></nav>",
                words_.related, related);
        }
        main_ = fmt::format(
            "{}<div class=\"page\"><article class=\"article\"><h1>{}</h1>{}{}</article>"
            "<aside class=\"side\" aria-label=\"{}\">{}{}</aside></div>",
            crumbs(article), text(article.title), kb::markdown::html(body, {.heading_ids = true}),
            opinion(article), words_.more, related, contact());
        shown_ = &article;
        return whole(text(article.title), Heading::none);
    }

    Response missing() {
        main_ = fmt::format("<h1>{}</h1><p>{}</p>{}", words_.not_found_heading, words_.not_found,
                            contact());
        auto response = whole(words_.not_found_heading, Heading::none);
        response.status = 404;
        return response;
    }

    static std::string address(const kb::Article& article) {
        return fmt::format("/help/{}/{}", text(article.lang), text(article.id));
    }

    bool open_to_all(const kb::Article& article) const {
        return article.status == kb::Status::live && article.audience == kb::Audience{} &&
               article.valid.holds(std::chrono::floor<std::chrono::days>(now_));
    }

  private:
    enum class Heading { ask, none };

    static std::string text(std::string_view raw) { return escape_html(raw); }
    static std::string link(const kb::Article& article) {
        return fmt::format("<li><a href=\"{}\">{}</a></li>", address(article), text(article.title));
    }
    const std::string& shop() const { return content_.settings().shop.name; }

    intents::Values values() const {
        const auto& settings = content_.settings();
        return {{"shop.name", settings.shop.name},       {"shop.url", settings.shop.url},
                {"shop.email", settings.shop.email},     {"shop.phone", settings.shop.phone},
                {"persona.name", settings.persona.name}, {"language", lang_}};
    }

    void add_folder(const kb::Folder& folder) {
        std::string links;
        for (const auto index : folder.articles) {
            const auto& article = content_.library().articles()[index];
            if (open_to_all(article)) links += link(article);
        }
        if (links.empty()) return;
        const auto title = folder.path.empty() ? words_.other : text(folder.title);
        main_ += fmt::format("<section class=\"folder\" id=\"{}\"><h2>{}</h2><ul>{}</ul></section>",
                             text(folder.path), title, links);
    }

    std::string crumbs(const kb::Article& article) const {
        std::string middle;
        for (const auto* folder : content_.library().folders(lang_)) {
            if (folder->path.empty() || folder->path != article.folder) continue;
            middle = fmt::format("<li><a href=\"/help/{}/#{}\">{}</a></li>", lang_,
                                 text(folder->path), text(folder->title));
        }
        return fmt::format(
            "<nav class=\"crumbs\" aria-label=\"{}\"><ol><li><a "
            "href=\"/help/{}/\">{}</a></li>{}<li aria-current=\"page\">{}</li></ol></nav>",
            words_.breadcrumb, lang_, words_.centre, middle, text(article.title));
    }

    std::string opinion(const kb::Article& article) const {
        return fmt::format(
            "<form class=\"helpful\" method=\"post\" action=\"{}\" data-thanks=\"{}\"><p>{}</p>"
            "<button name=\"helpful\" value=\"yes\">{}</button>"
            "<button name=\"helpful\" value=\"no\">{}</button></form>",
            address(article), words_.thanks, words_.helpful, words_.yes, words_.no);
    }

    std::string contact() const {
        const auto sentence =
            desk::fill(words_.contact, {{"bot", text(content_.settings().persona.name)}});
        return fmt::format(
            "<div class=\"contact\"><h2>{}</h2><p>{}</p><a class=\"button\" "
            "href=\"/help/{}/contact\" "
            "data-ask=\"\">{}</a> <a class=\"write\" href=\"/help/{}/contact\">{}</a></div>",
            words_.contact_heading, sentence, text(lang_), words_.chat, text(lang_), words_.title);
    }

    // The same page in the other languages; their front page where there is no translation.
    std::string languages() const {
        std::string links;
        for (const auto& lang : content_.library().languages()) {
            const auto* other =
                shown_ && lang != lang_ ? content_.library().translation(*shown_, lang) : nullptr;
            const auto target = other && open_to_all(*other) ? address(*other)
                                                             : fmt::format("/help/{}/", text(lang));
            links += fmt::format("<a href=\"{0}\" lang=\"{1}\" hreflang=\"{1}\"{2}>{3}</a>", target,
                                 text(lang), lang == lang_ ? " aria-current=\"true\"" : "",
                                 text(desk::language_name(lang)));
        }
        return links;
    }

    // What search engines are told: one page for each article and language, results are none.
    std::string about() const {
        if (!query_.empty()) return "<meta name=\"robots\" content=\"noindex\">";
        if (!shown_) return {};
        auto words =
            intents::render(shown_->answer_text, values(), lang_).value_or(shown_->answer_text);
        auto end = std::min(words.size(), description_bytes);
        while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xc0) == 0x80) --end;
        words.resize(end);
        auto head = fmt::format(
            "<link rel=\"canonical\" href=\"{}\"><meta name=\"description\" content=\"{}\">",
            address(*shown_), text(words));
        for (const auto& lang : content_.library().languages()) {
            const auto* other =
                lang == lang_ ? shown_ : content_.library().translation(*shown_, lang);
            if (!other || !open_to_all(*other)) continue;
            head += fmt::format("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">", text(lang),
                                address(*other));
        }
        return head;
    }

    Response whole(const std::string& title, Heading heading) const {
        Response page{.type = "text/html; charset=utf-8"};
        page.body = fmt::format(
            "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\"><title>{title} · {shop}</title>{about}"
            "<link rel=\"icon\" href=\"/portal/icon.svg\" type=\"image/svg+xml\">"
            "<link rel=\"stylesheet\" href=\"/portal/help.css\"><script src=\"/portal/help.js\" "
            "defer></script>"
            "<script src=\"/widget.js\" async data-name=\"{shop}\"></script></head><body>"
            "<a class=\"skip\" href=\"#main\">{skip}</a><header class=\"awning\"><div class=\"wide "
            "head\">"
            "<a class=\"brand\" href=\"/\">{shop}</a><nav class=\"languages\" "
            "aria-label=\"{language}\">{languages}</nav></div>"
            "<div class=\"wide ask\">{heading}<form class=\"search\" role=\"search\" "
            "action=\"/help/{lang}/\" method=\"get\">"
            "<label class=\"over\" for=\"q\">{label}</label><input id=\"q\" type=\"search\" "
            "name=\"q\" value=\"{query}\" "
            "placeholder=\"{placeholder}\" autocomplete=\"off\"><button "
            "class=\"button\">{search}</button></form></div></header>"
            "<main id=\"main\" class=\"wide\">{main}</main><footer class=\"foot\"><div "
            "class=\"wide\"><a href=\"/\">{shop}</a> · "
            "<a href=\"/help/{lang}/\">{centre}</a> · <a href=\"/help/{lang}/contact\">{write}</a> "
            "· "
            "<a href=\"/help/{lang}/requests\" data-requests hidden>{mine}</a>"
            "</div></footer></body></html>",
            fmt::arg("lang", text(lang_)), fmt::arg("dir", desk::direction(lang_)),
            fmt::arg("title", title), fmt::arg("about", about()), fmt::arg("shop", text(shop())),
            fmt::arg("skip", words_.skip), fmt::arg("language", words_.language),
            fmt::arg("languages", languages()),
            fmt::arg("heading", heading == Heading::ask
                                    ? fmt::format("<h1>{}</h1>", words_.how_help)
                                    : std::string()),
            fmt::arg("label", words_.search_label), fmt::arg("query", text(query_)),
            fmt::arg("placeholder", words_.placeholder), fmt::arg("search", words_.search),
            fmt::arg("main", main_), fmt::arg("centre", words_.centre),
            fmt::arg("write", words_.title), fmt::arg("mine", words_.mine));
        page.headers.emplace_back("Cache-Control", "no-cache");
        return page;
    }

    const desk::Content& content_;
    std::string lang_;
    desk::PageWords words_;
    store::Time now_;
    std::string main_;
    std::string query_;
    const kb::Article* shown_ = nullptr;
};

Response redirect(std::string target) {
    Response response{.status = 302, .type = "text/plain; charset=utf-8"};
    response.headers.emplace_back("Location", std::move(target));
    return response;
}

}  // namespace

Response help_page(const desk::Content& content, std::string_view path, std::string_view query,
                   store::Time now) {
    while (path.starts_with('/')) path.remove_prefix(1);
    const auto& languages = content.library().languages();
    const auto slash = path.find('/');
    const std::string lang(path.substr(0, slash));
    if (lang.empty()) return redirect(fmt::format("/help/{}/", content.languages().front()));
    if (std::ranges::find(languages, lang) == languages.end()) {
        return Page(content, content.languages().front(), now).missing();
    }
    if (slash == path.npos) return redirect(fmt::format("/help/{}/", lang));
    auto id = path.substr(slash + 1);
    while (id.ends_with('/')) id.remove_suffix(1);
    Page page(content, lang, now);
    if (id.empty())
        return query.find_first_not_of(' ') == query.npos ? page.home() : page.results(query);
    const auto* article = content.library().resolve(lang, id);
    if (!article || !page.open_to_all(*article)) return page.missing();
    if (article->id != id) return redirect(fmt::format("/help/{}/{}", lang, article->id));
    return page.article(*article);
}

std::string help_sitemap(const desk::Content& content, std::string_view origin, store::Time now) {
    std::string urls;
    for (const auto& article : content.library().articles()) {
        if (!Page(content, article.lang, now).open_to_all(article)) continue;
        urls += fmt::format("<url><loc>{}{}</loc></url>", origin, Page::address(article));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" +
           urls + "</urlset>";
}

}  // namespace net

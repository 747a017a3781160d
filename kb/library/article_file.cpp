// Front matter and body of one file to an Article.
#include "kb/library/article_file.hpp"

#include "kb/library/front_matter.hpp"
#include "kb/markdown/markdown.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace kb {
namespace {
using yaml::Node;

constexpr int passage_level_max = 2;  // deeper headings make a passage only with an {#anchor}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class ArticleReader {
  public:
    ArticleReader(const Node& root, const ArticlePlace& place, const Snippets& snippets,
                  Problems& problems)
        : root_(root), place_(place), snippets_(snippets), problems_(problems) {}

    Article read(const FrontMatter& parts) {
        read_name();
        read_words();
        read_conditions();
        read_links();
        read_buttons();
        read_body(parts);
        read_variants();
        return std::move(article_);
    }

  private:
    // A value of the article's own, or of the nearest folder that has one.
    Node cascaded(std::string_view key) const {
        if (const auto own = root_[key]) return own;
        for (const auto& cascade : place_.cascades) {
            if (const auto inherited = cascade[key]) return inherited;
        }
        return {};
    }

    std::string expanded(const Node& node) {
        const auto inside = node.text();
        return snippets_.expand(inside, article_.lang, place_.file, node.line(), problems_);
    }

    void read_name() {
        article_.file = place_.file;
        article_.folder = place_.folder;
        article_.title = root_["title"].text();
        article_.title_line = root_["title"].line();
        article_.owner = cascaded("owner").text();
        read_id();
        read_language();
    }

    void read_id() {
        const auto given = root_["id"];
        article_.id = given.text(place_.stem);
        if (good_id(article_.id)) return;
        const auto node = given ? given : root_["title"];
        problems_.push_back(node.error(
            fmt::format("\"{}\" can't be an id: letters, digits, -, _ and . may be in it",
                        article_.id),
            fmt::format("{} id: {}", given ? "write" : "rename the file, or write",
                        proposed_id(article_.id))));
    }

    void read_language() {
        const auto given = root_["lang"];
        article_.lang = given.text(place_.lang);
        if (good_language(article_.lang)) return;
        const auto node = given ? given : root_["title"];
        if (article_.lang.empty()) {
            problems_.push_back(
                node.error("the article has no language",
                           "put it in a folder such as articles/en, or write lang: en"));
        } else {
            problems_.push_back(node.error(fmt::format("\"{}\" is no language code", article_.lang),
                                           "use one such as en, de or pt-BR"));
        }
    }

    void read_words() {
        article_.questions = root_["questions"].texts();
        article_.not_questions = root_["not_questions"].texts();
        article_.keywords = cascaded("keywords").words();
    }

    void read_conditions() {
        article_.status = cascaded("status").choice("draft|live|archived", Status::live);
        article_.risk = cascaded("risk").choice("low|normal|high", Risk::normal);
        article_.handoff = cascaded("handoff").choice("never|offer|always", HandoffWish::never);
        const auto review = cascaded("review_by");
        article_.review_by = review.date();
        article_.review_line = root_["review_by"].line();
        read_validity(cascaded("valid"));
        read_audience(cascaded("audience"));
    }

    void read_validity(const Node& valid) {
        article_.valid = {valid["from"].date(), valid["until"].date()};
        article_.valid_line = root_["valid"].line();
        const auto& [from, until] = article_.valid;
        if (from && until && *until <= *from) {
            problems_.push_back(
                valid["until"].error("it ends before it begins", "put \"until\" after \"from\""));
        }
    }

    void read_audience(const Node& audience) {
        article_.audience.who = audience["who"].choice("everyone|verified|agents", Who::everyone);
        article_.audience.tiers = audience["tiers"].words();
        article_.audience.pages = audience["pages"].words();
        for (const auto& country : audience["countries"].texts()) {
            const bool code =
                country.text.size() == 2 && std::ranges::all_of(country.text, is_letter);
            if (!code) {
                problems_.push_back({Severity::error, country.file, country.line, 0,
                                     fmt::format("\"{}\" is no country code", country.text),
                                     "use two letters such as DE or AT"});
            }
            article_.audience.countries.push_back(country.text);
        }
    }

    void read_links() {
        article_.related = root_["related"].texts();
        article_.redirect_from = root_["redirect_from"].texts();
        if (const auto node = root_["translation_of"]) {
            article_.translation_of = Phrase{std::string(node.text()), place_.file, node.line()};
        }
    }

    void read_buttons() {
        for (const auto node : root_["buttons"].items()) {
            Button button{std::string(node["label"].text()),
                          std::string(node["intent"].text()),
                          std::string(node["article"].text()),
                          std::string(node["url"].text()),
                          node["handoff"].flag(),
                          node.line()};
            const auto ways = int{!button.intent.empty()} + int{!button.article.empty()} +
                              int{!button.url.empty()} + int{button.handoff};
            if (ways != 1) {
                problems_.push_back(
                    node.error(fmt::format("the button \"{}\" must do one thing", button.label),
                               "give it one of intent, article, url and handoff: true"));
            }
            if (!button.url.empty() && !markdown::link_allowed(button.url)) {
                problems_.push_back(
                    node["url"].error(fmt::format("a button may not lead to \"{}\"", button.url),
                                      "use https://, mailto:, tel: or /path"));
            }
            article_.buttons.push_back(std::move(button));
        }
    }

    void read_variants() {
        std::set<std::string_view> ids;
        for (const auto node : root_["variants"].items()) {
            const auto id = node["id"].text();
            if (!ids.insert(id).second) {
                problems_.push_back(node["id"].error(
                    fmt::format("two variants have the id \"{}\"", id), "rename one of them"));
            }
            article_.variants.push_back({std::string(id),
                                         static_cast<int>(node["weight"].integer(1)),
                                         expanded(node["answer"])});
        }
    }

    void read_body(const FrontMatter& parts) {
        auto outline = markdown::outline(parts.body);
        judge(outline, parts.body_line);
        article_.body =
            snippets_.expand(parts.body, article_.lang, place_.file, parts.body_line, problems_);
        article_.body_text = markdown::plain(article_.body);
        if (article_.body != parts.body) outline = markdown::outline(article_.body);
        read_passages(outline, parts.body_line);
        read_answer();
    }

    void read_answer() {
        const auto given = root_["answer"];
        article_.answer = given ? expanded(given) : markdown::first_paragraph(article_.body);
        article_.answer_text = markdown::plain(article_.answer);
        if (!article_.answer_text.empty()) return;
        problems_.push_back(
            root_["title"].warning("the article has nothing to say", "write an answer or a body"));
    }

    void judge(const markdown::Outline& outline, int body_line) {
        const auto say = [&](int line, std::string what, std::string mend) {
            problems_.push_back({Severity::error, place_.file, line + body_line - 1, 0,
                                 std::move(what), std::move(mend)});
        };
        int last_line = 0;
        for (const auto& [text, line] : outline.raw_html) {
            if (line == last_line) continue;
            last_line = line;
            say(line, fmt::format("raw HTML: {}", text.substr(0, text.find('\n'))),
                "say it in Markdown; put a < that is meant as such behind a backslash");
        }
        for (const auto& [text, line] : outline.refused) {
            say(line, fmt::format("a link may not lead to \"{}\"", text),
                "use https://, mailto:, tel:, /path or #anchor (images: https:// or /path)");
        }
        if (!outline.whole) {
            say(1, "the body grows without end", "make its tables smaller");
        }
    }

    void read_passages(const markdown::Outline& outline, int body_line) {
        std::size_t begin = 0;
        Passage passage;
        passage.line = body_line;
        const auto finish = [&](std::size_t end) {
            passage.markdown = article_.body.substr(begin, end - begin);
            passage.text = markdown::plain(passage.markdown);
            const bool something = !passage.text.empty() || !passage.heading.empty();
            if (something) article_.passages.push_back(std::move(passage));
        };
        for (const auto& heading : outline.headings) {
            if (heading.level > passage_level_max && !heading.named) continue;
            finish(heading.begin);
            passage = {heading.text, heading.anchor, {}, {}, heading.line + body_line - 1};
            begin = heading.end;
        }
        finish(article_.body.size());
    }

    const Node root_;
    const ArticlePlace& place_;
    const Snippets& snippets_;
    Problems& problems_;
    Article article_;
};
}  // namespace

std::optional<Article> read_article(std::string_view bytes, const ArticlePlace& place,
                                    const Snippets& snippets, Problems& problems) {
    const auto parts = cut_front_matter(bytes, place.file, article_bytes_max, problems);
    if (!parts) return std::nullopt;
    const auto document = yaml::parse(place.file, parts->yaml, problems, front_matter_line);
    if (!document || !yaml::check(document->root(), article_schema, problems)) return std::nullopt;
    Problems found;
    auto article = ArticleReader(document->root(), place, snippets, found).read(*parts);
    const bool fine = !has_errors(found);
    std::ranges::move(found, std::back_inserter(problems));
    return fine ? std::optional(std::move(article)) : std::nullopt;
}

std::optional<FolderFile> read_folder(std::string_view bytes, const std::string& file,
                                      Problems& problems) {
    const auto parts = cut_front_matter(bytes, file, article_bytes_max, problems);
    if (!parts) return std::nullopt;
    auto document = yaml::parse(file, parts->yaml, problems, front_matter_line);
    if (!document || !yaml::check(document->root(), folder_schema, problems)) return std::nullopt;
    FolderFile folder;
    folder.document = std::make_shared<const yaml::Document>(std::move(*document));
    folder.title = folder.document->root()["title"].text();
    folder.cascade = folder.document->root()["cascade"];
    folder.introduction = parts->body;
    return folder;
}

}  // namespace kb

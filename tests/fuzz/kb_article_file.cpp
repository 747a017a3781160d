// Any bytes as an article file: an article or errors, and what an article says is harmless.
#include "kb/library/article_file.hpp"
#include "kb/markdown/markdown.hpp"
#include "tests/kb/html_checker.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const kb::Snippets snippets = [] {
        kb::Snippets made;
        made.add("", "a", {"snippets/a.md", "text {{> b}}"});
        made.add("", "b", {"snippets/b.md", "<b"});
        made.add("", "c", {"snippets/c.md", "{{> c}}"});
        return made;
    }();
    kb::Problems problems;
    const kb::ArticlePlace place{"articles/en/a.md", "en", "", "a", {}};
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto article = kb::read_article(text, place, snippets, problems);
    if (article.has_value() == kb::has_errors(problems)) std::abort();
    if (!article) return 0;
    for (const auto& passage : article->passages) {
        if (HtmlChecker::offence(kb::markdown::html(passage.markdown))) std::abort();
    }
    if (HtmlChecker::offence(kb::markdown::html(article->answer))) std::abort();
    kb::to_item(*article);
    return 0;
}

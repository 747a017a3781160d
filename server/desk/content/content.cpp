// Builds what a turn is decided on: items for the matcher, documents for the search.
#include "server/desk/content/content.hpp"

#include "intents/reply.hpp"

#include <algorithm>
#include <set>

namespace desk {
namespace {

kb::Risk risk_of(intents::Risk risk) {
    switch (risk) {
        case intents::Risk::low:
            return kb::Risk::low;
        case intents::Risk::high:
            return kb::Risk::high;
        case intents::Risk::normal:
            break;
    }
    return kb::Risk::normal;
}

kb::Phrase phrase_of(const intents::Line& line) {
    return {line.text, line.file, line.line};
}

kb::Item item_of_intent(const intents::Intent& intent) {
    kb::Item item{
        .kind = kb::ItemKind::intent, .id = intent.id, .lang = intent.lang, .label = intent.label};
    item.phrases.push_back({intent.label, intent.file, intent.line});
    for (const auto& line : intent.examples) item.phrases.push_back(phrase_of(line));
    for (const auto& line : intent.not_examples) item.negatives.push_back(phrase_of(line));
    item.risk = risk_of(intent.risk);
    return item;
}

bool is_for_everyone(const Target& target) {
    if (target.intent) return target.intent->parent.empty();
    return target.article->audience == kb::Audience{} && target.article->valid == kb::Validity{};
}

// Words that are said as they stand, without blanks to be filled in.
void prepare_answers(const kb::Article& article, RenderedTexts& answers) {
    const auto prepare = [&](const std::string& answer) {
        if (!intents::has_blanks(answer)) answers.prepare(answer);
    };
    prepare(article.answer);
    for (const auto& variant : article.variants) prepare(variant.answer);
}

void add_groups(const kb::Words& words, std::set<std::vector<std::string>>& groups) {
    for (const auto& same : words.concepts) groups.insert(same.words);
    for (const auto& [shortened, full] : words.abbreviations) groups.insert({shortened, full});
    for (const auto& product : words.products) {
        std::vector<std::string> group{product.name};
        group.insert(group.end(), product.also.begin(), product.also.end());
        if (group.size() > 1) groups.insert(std::move(group));
    }
}

std::vector<std::vector<std::string>> synonym_groups(const kb::Lexicon& lexicon,
                                                     const std::vector<std::string>& languages) {
    std::set<std::vector<std::string>> groups;
    for (const auto& lang : languages) add_groups(lexicon.words(lang), groups);
    return {groups.begin(), groups.end()};
}

// The shop's order of languages first, then whatever else the content is written in.
std::vector<std::string> languages_of(const Settings& settings, const kb::Library& library,
                                      const intents::IntentSet& intents) {
    std::vector<std::string> languages = settings.languages;
    auto add = [&](const std::string& lang) {
        if (std::ranges::find(languages, lang) == languages.end()) languages.push_back(lang);
    };
    for (const auto& lang : library.languages()) add(lang);
    for (const auto& lang : intents.languages()) add(lang);
    if (languages.empty()) languages.emplace_back("en");
    return languages;
}

}  // namespace

Content::Content(Settings settings, std::shared_ptr<const kb::Library> library,
                 intents::IntentSet intents, std::vector<kb::Phrase> never_answer,
                 std::string revision, store::Time loaded_at)
    : settings_(std::move(settings)),
      library_(std::move(library)),
      intents_(std::move(intents)),
      languages_(languages_of(settings_, *library_, intents_)),
      speech_(languages_),
      revision_(std::move(revision)),
      loaded_at_(loaded_at) {
    settings_.languages = languages_;
    std::vector<kb::Item> items;
    std::vector<kb::SearchDocument> documents;
    for (const auto& article : library_->articles()) {
        if (article.status != kb::Status::live) continue;
        items_[&article] = items.size();
        targets_.push_back({.article = &article});
        items.push_back(kb::to_item(article));
        kb::SearchDocument document{.lang = article.lang,
                                    .title = article.title,
                                    .keywords = article.keywords,
                                    .body = article.body_text};
        for (const auto& question : article.questions) document.questions.push_back(question.text);
        documents.push_back(std::move(document));
        documents_.push_back(&article);
        prepare_answers(article, answers_);
    }
    for (const auto& intent : intents_.intents()) {
        items_[&intent] = items.size();
        targets_.push_back({.intent = &intent});
        items.push_back(item_of_intent(intent));
    }
    for (const auto& target : targets_) for_everyone_.push_back(desk::is_for_everyone(target));
    all_for_everyone_ = std::ranges::find(for_everyone_, false) == for_everyone_.end();
    kb::Settings learning{.target_precision = settings_.target_precision,
                          .languages = languages_,
                          .never_answer = std::move(never_answer),
                          .synonyms = synonym_groups(library_->lexicon(), languages_)};
    for (const auto& item : items) {
        for (const auto& phrase : item.phrases) speech_.learn(item.lang, phrase.text);
    }
    matcher_ = std::make_unique<kb::Matcher>(std::move(items), std::move(learning));
    search_ = std::make_unique<kb::SearchIndex>(std::move(documents));
}

std::optional<std::size_t> Content::item_of(const intents::Intent& intent) const {
    const auto found = items_.find(&intent);
    return found == items_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Content::item_of(const kb::Article& article) const {
    const auto found = items_.find(&article);
    return found == items_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace desk

// How a model learns: phrases, answers where phrases are few, negatives; then one training.
#include "kb/matching/model.hpp"
#include "kb/matching/tuning.hpp"
#include "kb/words/negation.hpp"
#include "kb/words/negatives.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kb {
namespace {

constexpr std::size_t lesson_body_bytes = 300;
constexpr std::size_t frequent_words_bytes_max = 12 << 20;

void sort_unique(std::vector<std::uint32_t>& values) {
    std::ranges::sort(values);
    const auto rest = std::ranges::unique(values);
    values.erase(rest.begin(), rest.end());
}

void add_stems(const Reading& reading, std::vector<std::uint32_t>& out) {
    for (const auto& word : reading.words) {
        if (word.stem != ReadWord::none) out.push_back(word.stem);
    }
}

/// The halves of words written together.
void add_parts(const Reading& reading, std::vector<std::uint32_t>& out) {
    for (const auto& word : reading.words) {
        for (const auto stem : word.part_stems) {
            if (stem != ReadWord::none) out.push_back(stem);
        }
    }
}

/// Some words, none of which says what it is about: "could you say that again".
bool is_small_talk(const Reading& reading) {
    return reading.words.size() > 1 &&
           std::ranges::none_of(reading.words, [](const ReadWord& word) {
               return word.commonness == Commonness::topical;
           });
}

std::string_view beginning(std::string_view body) {
    if (body.size() <= lesson_body_bytes) return body;
    const auto cut = body.rfind(' ', lesson_body_bytes);
    return body.substr(0, cut == body.npos ? lesson_body_bytes : cut);
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += word + " . ";
    return out;
}

}  // namespace

struct Model::Lesson {
    Lexis::Counts counts;
    Target target;
};

struct Model::Lessons {
    std::vector<Lesson> taught;
    std::vector<ItemWords> words;
    std::vector<Bm25::Document> documents;

    void teach(Lexis& lexis, const Reading& reading, Target target) {
        Lesson lesson{.counts = {}, .target = target};
        lexis.learn_features(reading, lesson.counts);
        if (!lesson.counts.ids.empty()) taught.push_back(std::move(lesson));
    }
};

Model::Model(std::string lang, std::span<const Item> items, std::vector<std::uint32_t> members,
             const Settings& settings, Stock stock)
    : lexis_(lang, settings.synonyms), members_(std::move(members)) {
    local_.assign(items.size(), ReadWord::none);
    for (std::uint32_t k = 0; k < members_.size(); ++k) local_[members_[k]] = k;
    for (const auto member : members_) learn_parts(items[member]);
    Lessons lessons;
    learn_items(items, lessons);
    learn_answers(items, lessons);
    for (auto& words : lessons.words) {
        sort_unique(words.said);
        sort_unique(words.written);
        sort_unique(words.concepts);
    }
    lexis_.end_of_content();
    explained_ = Explained(lexis_, std::move(lessons.words));
    phrases_index_.finish(explained_, lexis_);
    bm25_ = Bm25(lessons.documents, lexis_.stems());
    learn_negatives(items, settings, lessons);
    learn_stock(stock, lessons);
    train(lessons);
}

void Model::learn_parts(const Item& item) {
    for (const auto& phrase : item.phrases) lexis_.learn_parts(phrase.text);
    for (const auto& keyword : item.keywords) lexis_.learn_parts(keyword);
    lexis_.learn_parts(item.body);
}

bool Model::is_our_business(std::string_view line) const {
    Reading reading;
    lexis_.read(line, reading);
    return is_our_business(reading);
}

void Model::learn_items(std::span<const Item> items, Lessons& lessons) {
    lessons.words.resize(members_.size());
    lessons.documents.resize(members_.size());
    refuses_.assign(members_.size(), 0);
    denies_.assign(members_.size(), 0);
    small_talk_.assign(members_.size(), 0);
    Reading reading;
    std::vector<std::uint32_t> concepts;
    for (std::uint32_t k = 0; k < members_.size(); ++k) {
        const auto& item = items[members_[k]];
        auto& words = lessons.words[k];
        for (std::uint32_t p = 0; p < item.phrases.size(); ++p) {
            lexis_.learn_words(item.phrases[p].text, reading);
            phrases_index_.add({k, p}, reading);
            lessons.teach(lexis_, reading, {.positive = k});
            add_stems(reading, words.said);
            add_parts(reading, words.written);
            add_parts(reading, lessons.documents[k][Field::keywords]);
            add_stems(reading, lessons.documents[k][p == 0 ? Field::title : Field::questions]);
            lexis_.concepts_of(reading, concepts);
            words.concepts.insert(words.concepts.end(), concepts.begin(), concepts.end());
            small_talk_[k] |= is_small_talk(reading);
            denies_[k] |= denies(reading.tokens, lexis_.lang());
            refuses_[k] |= refuses(reading.tokens, lexis_.lang());
        }
        const auto heard = std::ranges::count_if(
            item.phrases, [](const Phrase& phrase) { return !phrase.text.empty(); });
        phrases_ += static_cast<std::size_t>(heard);
        phrases_of_.push_back(static_cast<int>(heard));
    }
}

void Model::learn_answers(std::span<const Item> items, Lessons& lessons) {
    Reading reading;
    const auto weight = static_cast<float>(tuning.body_weight);
    for (std::uint32_t k = 0; k < members_.size(); ++k) {
        const auto& item = items[members_[k]];
        const bool few = item.phrases.size() < tuning.body_until_phrases;
        if (!item.keywords.empty()) {
            lexis_.learn_words(joined(item.keywords), reading);
            add_stems(reading, lessons.words[k].said);
            add_stems(reading, lessons.documents[k][Field::keywords]);
            if (few) lessons.teach(lexis_, reading, {.positive = k, .weight = weight});
        }
        if (item.body.empty()) continue;
        lexis_.learn_words(item.body, reading);
        add_stems(reading, lessons.words[k].written);
        add_stems(reading, lessons.documents[k][Field::body]);
        if (!few) continue;
        lexis_.learn_words(beginning(item.body), reading);
        lessons.teach(lexis_, reading, {.positive = k, .weight = weight});
    }
}

void Model::learn_negatives(std::span<const Item> items, const Settings& settings,
                            Lessons& lessons) {
    Reading reading;
    for (std::uint32_t k = 0; k < members_.size(); ++k) {
        const auto& negatives = items[members_[k]].negatives;
        for (std::uint32_t i = 0; i < negatives.size(); ++i) {
            lexis_.learn_foreign_words(negatives[i].text, reading);
            forbidden_.add({k, i}, reading);
            lessons.teach(lexis_, reading, {.negative_only = k});
        }
    }
    for (std::uint32_t i = 0; i < settings.never_answer.size(); ++i) {
        lexis_.learn_foreign_words(settings.never_answer[i].text, reading);
        never_.add({0, i}, reading);
        lessons.teach(lexis_, reading, {});
    }
    forbidden_.finish(explained_, lexis_);
    never_.finish(explained_, lexis_);
}

void Model::learn_stock(Stock stock, Lessons& lessons) {
    Reading reading;
    const auto weight = static_cast<float>(tuning.negative_weight);
    for_stock(lexis_.lang(), stock, [&](std::string_view line) {
        lexis_.read(line, reading);
        if (!is_our_business(reading)) lessons.teach(lexis_, reading, {.weight = weight});
    });
}

/// A line of the stock that this content may well answer is no negative here: the bot of a
/// weather station is asked about the weather.
bool Model::is_our_business(const Reading& reading) const {
    std::vector<std::uint32_t> top;
    Retrieval retrieval;
    retrieve(bm25_, reading, members_.size(), retrieval);
    highest(retrieval.scores, tuning.stock_compared, top);
    const auto mass = explained_.mass(lexis_, reading);
    AskedWords asked;
    asked.read(mass);
    return std::ranges::any_of(top, [&](std::uint32_t item) {
        if (phrases_index_.nearest(asked, item).likeness > tuning.stock_too_alike) return true;
        return mass.topical_words > 0 &&
               explained_.share(reading, mass, item) > tuning.stock_explained;
    });
}

/// Tells the words whose they are; an item's lessons lie apart, so they are put in a row first.
void Model::learn_holders(const Lessons& lessons) {
    std::vector<std::uint32_t> order(lessons.taught.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t one) {
        return std::pair(lessons.taught[one].target.positive, one);
    });
    for (const auto one : order) {
        lexis_.learn_holder(lessons.taught[one].counts, lessons.taught[one].target.positive);
    }
}

void Model::train(const Lessons& lessons) {
    learn_holders(lessons);
    lexis_.freeze(lessons.taught.size());
    SparseRows full;
    SparseRows lexical;
    std::vector<Target> targets;
    std::vector<Target> none;
    FeatureVector row;
    std::size_t numbers = 0;
    for (const auto& lesson : lessons.taught) {
        numbers += lesson.counts.ids.size() + WordVectors::dimensions;
    }
    full.reserve(lessons.taught.size(), numbers);
    lexical.reserve(lessons.taught.size(), numbers);
    for (const auto& lesson : lessons.taught) {
        lexis_.weigh(lesson.counts, Lexis::Concept::with, row);
        full.add(row.view());
        targets.push_back(lesson.target);
        if (lesson.target.negative_only != Target::none) continue;
        lexis_.weigh(lesson.counts, Lexis::Concept::without, row);
        lexical.add(row.view());
        const bool is_none = lesson.target.positive == Target::none;
        none.push_back({.positive = is_none ? 0 : Target::none, .weight = lesson.target.weight});
    }
    const LinearOptions options{.c = static_cast<float>(tuning.svm_c),
                                .epochs_max = tuning.svm_epochs,
                                .tolerance = static_cast<float>(tuning.svm_tolerance)};
    // Strangers have nothing in common that their mean could say.
    auto choosing = options;
    choosing.prior = static_cast<float>(tuning.svm_prior);
    choice_ = Linear::train(full, targets, lexis_.features(), members_.size(), choosing);
    rejection_ = Linear::train(lexical, none, lexis_.features(), 1, options);
    sum_up_frequent_words();
}

/// Most of a message's features are letters of words that come all the time.
void Model::sum_up_frequent_words() {
    const auto each = choice_.part_bytes() + rejection_.part_bytes();
    const auto count = lexis_.mark_frequent(frequent_words_bytes_max / each);
    std::vector<std::uint32_t> ids;
    std::vector<std::int32_t> values;
    for (std::size_t i = 0; i < count; ++i) {
        lexis_.letters_of(i, ids, values);
        choice_.add_part({ids, values}, choice_words_);
        rejection_.add_part({ids, values}, rejection_words_);
    }
}

}  // namespace kb

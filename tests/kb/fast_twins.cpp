// What was made fast beside the slow and obvious way of reckoning it, on random input.
#include "kb/matching/linear.hpp"
#include "kb/matching/phrase_index.hpp"
#include "kb/matching/tuning.hpp"
#include "kb/side_by_side.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

struct Row {
    std::vector<std::uint32_t> ids;
    std::vector<float> values;
    kb::SparseView view() const { return {ids, values}; }
};

Row random_row(std::mt19937& dice, std::uint32_t features) {
    std::map<std::uint32_t, float> chosen;
    for (int i = 0; i < 30; ++i) {
        chosen[static_cast<std::uint32_t>(dice() % features)] =
            static_cast<float>(dice() % 1000) / 1000;
    }
    Row out;
    for (const auto& [id, value] : chosen) {
        out.ids.push_back(id);
        out.values.push_back(value);
    }
    return out;
}

kb::Linear trained(std::mt19937& dice, std::uint32_t features, std::uint32_t classes) {
    kb::SparseRows rows;
    std::vector<kb::Target> targets;
    for (std::uint32_t i = 0; i < 200; ++i) {
        rows.add(random_row(dice, features).view());
        targets.push_back(
            {.positive = i % (classes + 1) < classes ? i % (classes + 1) : kb::Target::none});
    }
    return kb::Linear::train(rows, targets, features, classes);
}

/// The bias, from a row without features; then one product a feature.
double slow_value(const kb::Linear& linear, const Row& row, std::uint32_t of_class) {
    std::vector<float> bias(linear.classes());
    linear.values({}, bias);
    double sum = bias[of_class];
    for (std::size_t k = 0; k < row.ids.size(); ++k) {
        const double rounded = std::floor(row.values[k] * 4096.0 + 0.5) / 4096;
        sum += rounded * linear.weight(row.ids[k], of_class);
    }
    return sum;
}

TEST(LinearValues, AreTheSumsOfTheirProducts) {
    std::mt19937 dice(7);
    for (const std::uint32_t classes : {1u, 3u, 16u, 40u}) {
        const auto linear = trained(dice, 300, classes);
        std::vector<float> fast(classes);
        for (int round = 0; round < 20; ++round) {
            const auto row = random_row(dice, 300);
            linear.values(row.view(), fast);
            for (std::uint32_t c = 0; c < classes; ++c) {
                EXPECT_NEAR(fast[c], slow_value(linear, row, c), 1e-5);
            }
        }
    }
}

struct Lesson {
    std::vector<Row> rows;
    kb::SparseRows sparse;
    std::vector<kb::Target> targets;

    Lesson(std::mt19937& dice, std::uint32_t classes) {
        for (std::uint32_t i = 0; i < 80; ++i) {
            rows.push_back(random_row(dice, 200));
            sparse.add(rows.back().view());
            const auto of = static_cast<std::uint32_t>(dice() % (classes + 1));
            targets.push_back({.positive = of < classes ? of : kb::Target::none,
                               .weight = i % 5 == 0 ? 0.5F : 1.0F});
            if (i % 11 == 0) targets.back() = {.negative_only = i % classes};
        }
    }
};

/// Dual coordinate descent for one class as the paper has it: every example in every round, one
/// number after the other. The last weight is the bias.
std::vector<double> slow_training(const Lesson& lesson, std::uint32_t of_class) {
    std::vector<double> weights(201, 0);
    std::vector<double> alpha(lesson.rows.size(), 0);
    for (int round = 0; round < 60; ++round) {
        for (std::size_t i = 0; i < lesson.rows.size(); ++i) {
            const auto& row = lesson.rows[i];
            const auto& target = lesson.targets[i];
            const bool meant = target.negative_only == kb::Target::none;
            if (!meant && target.negative_only != of_class) continue;
            const double sign = target.positive == of_class ? 1 : -1;
            const double diagonal = 0.5 / target.weight;
            double sum = weights.back();
            double square = 1;
            for (std::size_t k = 0; k < row.ids.size(); ++k) {
                sum += weights[row.ids[k]] * row.values[k];
                square += row.values[k] * row.values[k];
            }
            const double gradient = sign * sum - 1 + diagonal * alpha[i];
            const double next = std::max(0.0, alpha[i] - gradient / (square + diagonal));
            const double step = (next - alpha[i]) * sign;
            alpha[i] = next;
            weights.back() += step;
            for (std::size_t k = 0; k < row.ids.size(); ++k)
                weights[row.ids[k]] += step * row.values[k];
        }
    }
    return weights;
}

TEST(LinearTraining, ComesToWhereTheSlowOneComes) {
    std::mt19937 dice(3);
    for (const std::uint32_t classes : {1u, 5u, 18u}) {
        const Lesson lesson(dice, classes);
        const auto fast = kb::Linear::train(lesson.sparse, lesson.targets, 200, classes,
                                            {.epochs_max = 150, .tolerance = 1e-3F});
        std::vector<float> values(classes);
        for (std::uint32_t c = 0; c < classes; ++c) {
            const auto slow = slow_training(lesson, c);
            for (const auto& row : lesson.rows) {
                double sum = slow.back();
                for (std::size_t k = 0; k < row.ids.size(); ++k)
                    sum += slow[row.ids[k]] * row.values[k];
                fast.values(row.view(), values);
                // What is stored are whole numbers of 1/127 of the largest weight.
                EXPECT_NEAR(values[c], sum, 0.04) << c << " of " << classes;
            }
        }
    }
}

TEST(LinearTraining, DoesNotDependOnHowManyShareTheWork) {
    std::mt19937 dice(4);
    const Lesson lesson(dice, 70);
    const auto together = kb::Linear::train(lesson.sparse, lesson.targets, 200, 70);
    kb::one_of_several = true;
    const auto alone = kb::Linear::train(lesson.sparse, lesson.targets, 200, 70);
    kb::one_of_several = false;
    for (std::uint32_t f = 0; f < 200; ++f) {
        for (std::uint32_t c = 0; c < 70; ++c) EXPECT_EQ(together.weight(f, c), alone.weight(f, c));
    }
}

std::string random_sentence(std::mt19937& dice) {
    static constexpr std::array words{"return", "the",  "kettle", "where", "invoice", "is",
                                      "my",     "late", "parcel", "how",   "refund",  "broken"};
    std::string out;
    for (std::size_t i = 0; i < 2 + dice() % 7; ++i) {
        out += std::string(words[dice() % words.size()]) + " ";
    }
    return out;
}

/// The cosine of two texts' words, each word as heavy as it is telling.
double slow_likeness(const kb::Reading& asked, const kb::Reading& phrase,
                     const kb::Explained& explained) {
    const auto weight = [&](const kb::ReadWord& word) {
        const double background = word.commonness == kb::Commonness::function
                                      ? kb::tuning.function_mass
                                  : word.commonness == kb::Commonness::chat ? kb::tuning.chat_mass
                                                                            : 1;
        return std::max(0.05, background * explained.weight_of(word.key));
    };
    double dot = 0;
    double a = 0;
    double b = 0;
    for (const auto& word : asked.words) a += weight(word) * weight(word);
    for (const auto& word : phrase.words) {
        b += weight(word) * weight(word);
        const bool same = std::ranges::any_of(
            asked.words, [&](const kb::ReadWord& other) { return other.key == word.key; });
        if (same) dot += weight(word) * weight(word);
    }
    return std::min(1.0, dot / std::sqrt(a * b));
}

TEST(PhraseIndex, FindsTheNearestAsComparingAllWould) {
    std::mt19937 dice(11);
    kb::Lexis lexis("en", {});
    kb::PhraseIndex index;
    std::vector<std::vector<kb::Reading>> items(6);
    std::vector<kb::ItemWords> words(items.size());
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        for (std::uint32_t p = 0; p < 5 + i; ++p) {
            auto& reading = items[i].emplace_back();
            lexis.learn_words(random_sentence(dice), reading);
            index.add({i, p}, reading);
            for (const auto& word : reading.words) words[i].said.push_back(word.stem);
        }
        std::ranges::sort(words[i].said);
        const auto rest = std::ranges::unique(words[i].said);
        words[i].said.erase(rest.begin(), rest.end());
    }
    lexis.end_of_content();
    const kb::Explained explained(lexis, words);
    index.finish(explained, lexis);
    for (int round = 0; round < 50; ++round) {
        kb::Reading asked;
        lexis.read(random_sentence(dice), asked);
        kb::AskedWords mass;
        mass.read(explained.mass(lexis, asked));
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            double best = 0;
            for (const auto& phrase : items[i]) {
                best = std::max(best, slow_likeness(asked, phrase, explained));
            }
            EXPECT_NEAR(index.nearest(mass, i).likeness, best, 1e-5);
        }
    }
}

TEST(FrequentWords, SayTheSameAsTheirLettersOneByOne) {
    std::mt19937 dice(13);
    kb::Lexis lexis("en", {});
    kb::Reading reading;
    std::vector<kb::Lexis::Counts> counts(60);
    for (std::uint32_t i = 0; i < counts.size(); ++i) {
        lexis.learn_words(random_sentence(dice), reading);
        lexis.learn_features(reading, counts[i]);
        lexis.learn_holder(counts[i], i % 20);
    }
    lexis.end_of_content();
    lexis.freeze(counts.size());
    kb::SparseRows rows;
    std::vector<kb::Target> targets;
    kb::FeatureVector row;
    for (std::uint32_t i = 0; i < counts.size(); ++i) {
        lexis.weigh(counts[i], kb::Lexis::Concept::with, row);
        rows.add(row.view());
        targets.push_back({.positive = i % 20});
    }
    const auto linear = kb::Linear::train(rows, targets, lexis.features(), 20);
    kb::PartSums parts;
    std::vector<std::uint32_t> ids;
    std::vector<std::int32_t> values;
    for (std::size_t i = 0; i < lexis.mark_frequent(7); ++i) {
        lexis.letters_of(i, ids, values);
        linear.add_part({ids, values}, parts);
    }
    auto none_frequent = lexis;
    none_frequent.mark_frequent(0);
    for (int round = 0; round < 50; ++round) {
        lexis.read(random_sentence(dice) + (round % 2 ? " kettels parcel parcel" : ""), reading);
        const auto ask = [&](const kb::Lexis& by) {
            std::vector<float> out(20);
            kb::Lexis::Counts asked;
            by.count(reading, asked, kb::Lexis::Letters::by_word);
            by.weigh(asked, kb::Lexis::Concept::with, row);
            linear.values(row.asked(), parts, out);
            return out;
        };
        const auto fast = ask(lexis);
        const auto slow = ask(none_frequent);
        std::vector<float> plain(20);
        kb::Lexis::Counts one_by_one;
        lexis.count(reading, one_by_one);
        lexis.weigh(one_by_one, kb::Lexis::Concept::with, row);
        linear.values(row.view(), plain);
        for (std::size_t c = 0; c < fast.size(); ++c) {
            EXPECT_EQ(fast[c], slow[c]);
            EXPECT_NEAR(fast[c], plain[c], 2e-3);
        }
    }
}

}  // namespace

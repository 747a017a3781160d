// Small shops to try the matcher on, one English, one German: items, questions people ask, and
// things it cannot know.
#pragma once

#include "kb/matching/matcher.hpp"

#include <fstream>
#include <string>
#include <vector>

namespace bicycle_shop {

inline std::string folder() {
    return std::string(DESKBELL_SOURCE_DIR) + "/tests/kb/data/";
}

struct Shop {
    std::vector<kb::Item> items;
    kb::Settings settings;
};

/// "@id", a title, phrases, "=answer"; the item "never" holds what must not be answered.
inline Shop load(const std::string& name = "bicycle_items.txt", const std::string& lang = "en") {
    Shop shop;
    std::ifstream in(folder() + name);
    std::string line;
    bool never = false;
    for (int number = 1; std::getline(in, line); ++number) {
        const kb::Phrase phrase{line, name, number};
        if (line.starts_with("@")) {
            never = line == "@never";
            if (!never) {
                shop.items.emplace_back().id = line.substr(1);
                shop.items.back().lang = lang;
            }
        } else if (never) {
            shop.settings.never_answer.push_back(phrase);
        } else if (line.starts_with("=")) {
            shop.items.back().body = line.substr(1);
        } else {
            if (shop.items.back().label.empty()) shop.items.back().label = line;
            shop.items.back().phrases.push_back(phrase);
        }
    }
    return shop;
}

struct Question {
    std::string id;  ///< empty: nothing answers it
    std::string text;
};

inline std::vector<Question> questions(const std::string& name = "bicycle_questions.txt") {
    std::vector<Question> out;
    std::ifstream in(folder() + name);
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        out.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return out;
}

/// The best item, or "" where there is none.
inline std::string best_id(const kb::Matcher& matcher, const kb::Match& match) {
    return match.candidates.empty() ? "" : matcher.items()[match.candidates[0].item].id;
}

}  // namespace bicycle_shop

// The sentences of the pages that customers see outside the chat: help centre, contact form, a
// request's own page. A shop overrides any of them under `texts:` in deskbell.yaml, by its name
// with `page_` before it. Knows sentences, no pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct Settings;

// Safe to stand in HTML as they are.
struct PageWords {
    // the help centre
    std::string centre;
    std::string skip;
    std::string language;
    std::string search_label;
    std::string placeholder;
    std::string search;
    std::string how_help;
    std::string breadcrumb;
    std::string related;
    std::string more;
    std::string not_found_heading;
    std::string not_found;
    std::string contact_heading;
    std::string contact;  // {bot}
    std::string chat;
    std::string one_answer;    // {q}
    std::string many_answers;  // {n} {q}
    std::string no_answer;     // {q}
    std::string other;         // articles outside any folder
    // the contact form and a request's page
    std::string title;
    std::string intro;
    std::string name;
    std::string email;
    std::string subject;
    std::string message;
    std::string send;
    std::string missing;    // something is not filled in
    std::string often;      // too many from one place
    std::string maybe;      // heading of suggested articles
    std::string sent;       // {n}
    std::string sent_link;  // keep this link
    std::string follow;     // {n}
    std::string request;    // {n}
    std::string mine;       // my requests
    std::string none;       // no requests in this browser
    std::string you;
    std::string reply;
    std::string unknown;  // the link is too old
    std::string helpful;
    std::string yes;
    std::string no;
    std::string thanks;
    std::string waiting;  // states, for customers
    std::string answered;
    std::string solved;
    std::string try_later;
};

// The shop's own sentences, else ours; English where there are none in that language.
PageWords page_words(const Settings& settings, std::string_view language);

// Every name that may stand under `texts:`.
std::vector<std::string_view> page_word_names();

// "Deutsch" for "de"; the code itself where we don't know it.
std::string_view language_name(std::string_view language);

// "rtl" for languages that are written from the right; "ltr".
std::string_view direction(std::string_view language);

}  // namespace desk

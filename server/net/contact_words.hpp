// The sentences of the contact form, of a request's own page, and of "was this helpful".
#pragma once

#include <string_view>

namespace net {

struct ContactWords {
    std::string_view lang;
    std::string_view title;
    std::string_view intro;
    std::string_view name;
    std::string_view email;
    std::string_view subject;
    std::string_view message;
    std::string_view send;
    std::string_view missing;      // something is not filled in
    std::string_view often;        // too many from one place
    std::string_view maybe;        // heading of suggested articles
    std::string_view sent;         // {n}
    std::string_view sent_link;    // keep this link
    std::string_view follow;       // label of that link
    std::string_view request;      // {n}
    std::string_view mine;         // my requests
    std::string_view none;         // no requests in this browser
    std::string_view you;
    std::string_view reply;
    std::string_view unknown;      // link too old
    std::string_view helpful;
    std::string_view yes;
    std::string_view no;
    std::string_view thanks;
    std::string_view waiting;      // states, for customers
    std::string_view answered;
    std::string_view solved;
};

/// English where there are none in that language.
const ContactWords& contact_words(std::string_view lang);

}  // namespace net

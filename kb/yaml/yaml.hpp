// YAML as our files use it: every scalar is text until a reader asks for more, every node knows
// its line and column. Knows the syntax; what the keys mean is said by kb/yaml/schema.hpp tables.
//
//     Problems problems;
//     auto file = yaml::parse("intents/orders.yaml", bytes, problems);
//     if (!file || !yaml::check(file->root(), intents_schema, problems)) return;
//     for (auto [name, intent, key] : file->root()["intents"].entries()) {
//         label = intent["label"].text();
//         wish = intent["handoff"].choice("never|offer|always", Wish::never);
//         if (taken(name)) problems.push_back(key.error("two intents are called ..."));
//     }
#pragma once

#include "kb/item.hpp"
#include "kb/problem.hpp"
#include "kb/yaml/schema.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kb::yaml {

inline constexpr std::size_t bytes_max = std::size_t{4} << 20;
inline constexpr std::size_t depth_max = 32;

enum class Kind { nothing, text, list, map };

struct Tree;
class Nodes;
class Entries;

/// A light handle on one node, valid as long as its Document. A node that is not there is a
/// Node too: false, of Kind::nothing, and every converter gives its default.
class Node {
  public:
    Node() = default;

    explicit operator bool() const { return kind() != Kind::nothing; }
    Kind kind() const;
    bool is_text() const { return kind() == Kind::text; }
    bool is_list() const { return kind() == Kind::list; }
    bool is_map() const { return kind() == Kind::map; }

    /// Where it stands in the file; the file, line and column of a Phrase or Problem.
    const std::string& file() const;
    int line() const;
    int column() const;

    /// The value of a key of a map; where there is none, nothing.
    Node operator[](std::string_view key) const;
    /// The key itself as a node, to point at it: `root.key("title").error(...)`.
    Node key(std::string_view key) const;
    /// Items of a list (none for other kinds).
    Nodes items() const;
    /// Items of a list, or the one node itself where it is no list: for `or_one` fields.
    Nodes one_or_more() const;
    /// Keys and values of a map in the order of the file (none for other kinds).
    Entries entries() const;
    std::size_t size() const;

    // Quiet converters: what was written, or the default where it is absent or of another type.
    // Say what is wrong beforehand with yaml::check, or ask for the optional kind.
    std::string_view text(std::string_view otherwise = {}) const;
    std::vector<Phrase> texts() const;
    std::vector<std::string> words() const;  ///< texts without their places
    bool flag(bool otherwise = false) const;
    std::int64_t integer(std::int64_t otherwise = 0) const;
    double number(double otherwise = 0) const;
    std::optional<std::chrono::sys_days> date() const;
    std::optional<std::chrono::sys_seconds> instant() const;
    std::optional<std::chrono::seconds> duration() const;
    std::chrono::seconds duration(std::chrono::seconds otherwise) const;

    /// The place in `values` ("draft|live|archived") of this text.
    std::optional<std::size_t> choice_of(std::string_view values) const;
    /// The same as an enum whose members are in the order of `values`.
    template <class Enum>
    Enum choice(std::string_view values, Enum otherwise) const {
        const auto place = choice_of(values);
        return place ? static_cast<Enum>(*place) : otherwise;
    }

    /// A problem at this place, for the reader to add to its list.
    Problem error(std::string what, std::string mend = {}) const;
    Problem warning(std::string what, std::string mend = {}) const;

    bool operator==(const Node&) const = default;

  private:
    friend class Nodes;
    friend class Entries;
    friend class Document;
    Node(const Tree* tree, std::uint32_t at) : tree_(tree), at_(at) {}

    const Tree* tree_ = nullptr;
    std::uint32_t at_ = 0;
};

struct Entry {
    std::string_view name;
    Node value;
    Node key;  ///< to point at the key
};

/// Items of a list: `for (auto node : list.items())`.
class Nodes {
  public:
    class iterator {
      public:
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        Node operator*() const { return node_; }
        iterator& operator++();
        iterator operator++(int);
        bool operator==(const iterator&) const = default;

      private:
        friend class Node;
        Node node_;
        bool alone_ = false;
    };
    iterator begin() const { return begin_; }
    iterator end() const { return {}; }

  private:
    friend class Node;
    iterator begin_;
};

/// Entries of a map: `for (auto [name, value, key] : map.entries())`.
class Entries {
  public:
    class iterator {
      public:
        using value_type = Entry;
        using difference_type = std::ptrdiff_t;
        Entry operator*() const;
        iterator& operator++();
        iterator operator++(int);
        bool operator==(const iterator&) const = default;

      private:
        friend class Node;
        Node key_;
    };
    iterator begin() const { return begin_; }
    iterator end() const { return {}; }

  private:
    friend class Node;
    iterator begin_;
};

/// One parsed file; movable, immutable, owns everything its nodes show.
class Document {
  public:
    Node root() const;  ///< of Kind::nothing for an empty file, but it knows its place

  private:
    friend std::optional<Document> parse(std::string, std::string_view, Problems&, int);
    explicit Document(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}

    std::shared_ptr<const Tree> tree_;
};

/// Reads one YAML document. Broken syntax, a key written twice, anchors, aliases, tags, control
/// characters, invalid UTF-8, too much or too deep are errors; then there is no document.
/// `first_line` is the line of the file at which `bytes` begins (front matter begins at 2).
std::optional<Document> parse(std::string file, std::string_view bytes, Problems& problems,
                              int first_line = 1);

}  // namespace kb::yaml

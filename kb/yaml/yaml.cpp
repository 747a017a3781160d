// Walks over parsed YAML: what is where.
#include "kb/yaml/yaml.hpp"

#include "kb/yaml/yaml_tree.hpp"

namespace kb::yaml {
namespace {
const Cell nobody;
const std::string no_file;

const Cell& cell_of(const Tree* tree, std::uint32_t at) {
    return tree ? tree->cells[at] : nobody;
}
}  // namespace

Kind Node::kind() const {
    return cell_of(tree_, at_).kind;
}
const std::string& Node::file() const {
    return tree_ ? tree_->file : no_file;
}
int Node::line() const {
    return cell_of(tree_, at_).line;
}
int Node::column() const {
    return cell_of(tree_, at_).column;
}
std::size_t Node::size() const {
    return cell_of(tree_, at_).count;
}

Node Node::operator[](std::string_view key) const {
    const auto found = this->key(key);
    return found.tree_ ? Node(tree_, tree_->cells[found.at_].value) : Node();
}

Node Node::key(std::string_view key) const {
    if (!is_map()) return {};
    for (auto at = tree_->cells[at_].first; at != 0; at = tree_->cells[at].next) {
        if (tree_->cells[at].text == key) return {tree_, at};
    }
    return {};
}

Nodes Node::items() const {
    Nodes nodes;
    const auto first = is_list() ? tree_->cells[at_].first : 0;
    if (first != 0) nodes.begin_.node_ = Node(tree_, first);
    return nodes;
}

Nodes Node::one_or_more() const {
    if (is_list() || !*this) return items();
    Nodes nodes;
    nodes.begin_.node_ = *this;
    nodes.begin_.alone_ = true;
    return nodes;
}

Entries Node::entries() const {
    Entries entries;
    const auto first = is_map() ? tree_->cells[at_].first : 0;
    if (first != 0) entries.begin_.key_ = Node(tree_, first);
    return entries;
}

Problem Node::error(std::string what, std::string mend) const {
    return {Severity::error, file(), line(), column(), std::move(what), std::move(mend)};
}

Problem Node::warning(std::string what, std::string mend) const {
    return {Severity::warning, file(), line(), column(), std::move(what), std::move(mend)};
}

Nodes::iterator& Nodes::iterator::operator++() {
    const auto next = alone_ ? 0 : node_.tree_->cells[node_.at_].next;
    alone_ = false;
    node_ = next != 0 ? Node(node_.tree_, next) : Node();
    return *this;
}

Nodes::iterator Nodes::iterator::operator++(int) {
    auto before = *this;
    ++*this;
    return before;
}

Entry Entries::iterator::operator*() const {
    const auto& cell = key_.tree_->cells[key_.at_];
    return {cell.text, Node(key_.tree_, cell.value), key_};
}

Entries::iterator& Entries::iterator::operator++() {
    const auto next = key_.tree_->cells[key_.at_].next;
    key_ = next != 0 ? Node(key_.tree_, next) : Node();
    return *this;
}

Entries::iterator Entries::iterator::operator++(int) {
    auto before = *this;
    ++*this;
    return before;
}

Node Document::root() const {
    return {tree_.get(), 0};
}

}  // namespace kb::yaml

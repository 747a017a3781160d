// Makes the word vectors of kb/words/word_vectors.hpp from WordNet, while the program is built:
//   make_word_vectors WORDNET-FOLDER OUT.bin      (without a folder: a table of no words)
// Words that stand in one explanation, or explain each other, are counted as met; what is above
// chance (positive pointwise mutual information) is reduced to 128 dimensions by the largest
// eigenvectors (subspace iteration). The same input gives the same table.
#include "deploy/words/wordnet.hpp"
#include "kb/flat_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t dimensions = 128;
constexpr std::size_t columns = dimensions + 24;  // more than needed, so that the last ones settle
constexpr std::size_t words_kept = 20'000;
constexpr int iterations = 4;
constexpr float table_scale = 254;  // a vector of length one; the few larger parts are cut

struct Met {
    std::uint32_t word = 0;
    float weight = 0;
};
using Row = std::vector<Met>;
using Grid = std::vector<float>;     // words times columns
using Square = std::vector<double>;  // columns times columns

/// Sorts by word and keeps one entry of each, joined by `join`.
template <typename Join>
void gather(Row& row, Join join) {
    std::ranges::sort(row, [](const Met& a, const Met& b) {
        return a.word != b.word ? a.word < b.word : a.weight < b.weight;
    });
    std::size_t kept = 0;
    for (const auto& one : row) {
        if (kept > 0 && row[kept - 1].word == one.word)
            row[kept - 1].weight = join(row[kept - 1].weight, one.weight);
        else
            row[kept++] = one;
    }
    row.resize(kept);
}

/// How heavy each word is in the explanation of a sense.
Row document_of(const words::WordNet& net, const words::Sense& sense) {
    Row out;
    const auto add = [&](const std::vector<std::uint32_t>& of, float weight) {
        for (const auto word : of) out.push_back({word, weight});
    };
    add(sense.names, 2);
    add(sense.explanation, 1);
    for (const auto& relation : sense.relations) {
        const auto& other = net.senses[relation.sense];
        if (relation.defines()) add(other.explanation, 0.3F);
        if (relation.near() || relation.other()) add(other.names, relation.near() ? 1 : 0.5F);
    }
    return out;
}

std::vector<Row> meetings(const words::WordNet& net, const std::vector<std::uint32_t>& rank) {
    std::vector<Row> rows(words_kept);
    for (const auto& sense : net.senses) {
        auto document = document_of(net, sense);
        std::erase_if(document, [&](const Met& one) { return rank[one.word] >= words_kept; });
        for (auto& one : document) one.word = rank[one.word];
        gather(document, [](float a, float b) { return std::max(a, b); });
        const float norm = 1 / std::sqrt(1 + static_cast<float>(document.size()) / 10);
        for (const auto& a : document) {
            for (const auto& b : document) {
                if (a.word != b.word) rows[a.word].push_back({b.word, a.weight * b.weight * norm});
            }
        }
    }
    for (auto& row : rows) {
        gather(row, [](float a, float b) { return a + b; });
        row.shrink_to_fit();
    }
    return rows;
}

/// Counts become how much more often than by chance two words meet; rare company is discounted.
void keep_above_chance(std::vector<Row>& rows) {
    std::vector<double> sum(rows.size());
    std::vector<double> smooth(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const auto& one : rows[r]) sum[r] += one.weight;
        smooth[r] = std::pow(sum[r], 0.75);
    }
    const double total = std::accumulate(smooth.begin(), smooth.end(), 0.0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (auto& one : rows[r]) {
            const double there = std::log(one.weight / sum[r] * total / smooth[one.word]);
            const double back = std::log(one.weight / sum[one.word] * total / smooth[r]);
            one.weight = static_cast<float>((there + back) / 2);
        }
        std::erase_if(rows[r], [](const Met& one) { return one.weight <= 0; });
    }
}

Grid product(const std::vector<Row>& rows, const Grid& q) {
    Grid out(q.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float* to = &out[r * columns];
        for (const auto& one : rows[r]) {
            const float* from = &q[one.word * columns];
            for (std::size_t k = 0; k < columns; ++k) to[k] += one.weight * from[k];
        }
    }
    return out;
}

Square products_of_columns(const Grid& a, const Grid& b) {
    constexpr std::size_t rows_at_once = 256;  // in float, then added up in double
    Square out(columns * columns);
    std::vector<float> part(columns * columns);
    const std::size_t rows = a.size() / columns;
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t i = 0; i < columns; ++i) {
            const float x = a[r * columns + i];
            const float* y = &b[r * columns];
            float* to = &part[i * columns];
            for (std::size_t j = 0; j < columns; ++j) to[j] += x * y[j];
        }
        if (r % rows_at_once + 1 != rows_at_once && r + 1 != rows) continue;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] += part[i];
        std::ranges::fill(part, 0.0F);
    }
    return out;
}

/// The lower triangle whose product with its mirror is `a` (Cholesky).
Square root_of(const Square& a) {
    Square out(a.size());
    for (std::size_t i = 0; i < columns; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a[i * columns + j];
            for (std::size_t k = 0; k < j; ++k) sum -= out[i * columns + k] * out[j * columns + k];
            out[i * columns + j] =
                i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / out[j * columns + j];
        }
    }
    return out;
}

/// Makes the columns stand at right angles; twice, because once leaves rounding behind.
void straighten(Grid& grid) {
    for (int time = 0; time < 2; ++time) {
        const auto root = root_of(products_of_columns(grid, grid));
        for (std::size_t r = 0; r < grid.size(); r += columns) {
            for (std::size_t i = 0; i < columns; ++i) {
                double sum = grid[r + i];
                for (std::size_t k = 0; k < i; ++k) sum -= root[i * columns + k] * grid[r + k];
                grid[r + i] = static_cast<float>(sum / root[i * columns + i]);
            }
        }
    }
}

/// Turns two rows and columns so that what they have in common vanishes (Jacobi).
void rotate(Square& a, Square& vectors, std::size_t p, std::size_t q) {
    const double common = a[p * columns + q];
    if (std::abs(common) < 1e-9) return;
    const double theta = (a[q * columns + q] - a[p * columns + p]) / (2 * common);
    const double tangent = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::hypot(theta, 1.0));
    const double cosine = 1 / std::hypot(tangent, 1.0);
    const double sine = tangent * cosine;
    const auto turn = [&](double& x, double& y) {
        x = std::exchange(y, sine * x + cosine * y) * -sine + cosine * x;
    };
    for (std::size_t k = 0; k < columns; ++k) turn(a[k * columns + p], a[k * columns + q]);
    for (std::size_t k = 0; k < columns; ++k) turn(a[p * columns + k], a[q * columns + k]);
    for (std::size_t k = 0; k < columns; ++k)
        turn(vectors[k * columns + p], vectors[k * columns + q]);
}

/// The eigenvectors of `a` as columns; the eigenvalues stay on its diagonal.
Square eigenvectors(Square& a) {
    Square out(columns * columns);
    for (std::size_t i = 0; i < columns; ++i) out[i * columns + i] = 1;
    for (int sweep = 0; sweep < 12; ++sweep) {
        for (std::size_t p = 0; p < columns; ++p) {
            for (std::size_t q = p + 1; q < columns; ++q) rotate(a, out, p, q);
        }
    }
    return out;
}

/// Words times dimensions, each of length one. The largest eigenvector says how frequent a word
/// is, not what it means: it is left out.
std::vector<float> places(const std::vector<Row>& rows) {
    std::mt19937 random(1);
    Grid q(rows.size() * columns);
    for (float& one : q) one = static_cast<float>(random() % 2001) / 1000 - 1;
    straighten(q);
    for (int i = 0; i < iterations; ++i) {
        q = product(rows, q);
        straighten(q);
    }
    auto small = products_of_columns(q, product(rows, q));
    const auto vectors = eigenvectors(small);
    std::vector<std::size_t> order(columns);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto value = [&](std::size_t k) { return std::abs(small[k * columns + k]); };
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
    std::vector<float> out(rows.size() * dimensions);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        double square = 0;
        for (std::size_t d = 0; d < dimensions; ++d) {
            const auto k = order[d + 1];
            double sum = 0;
            for (std::size_t i = 0; i < columns; ++i)
                sum += q[r * columns + i] * vectors[i * columns + k];
            sum *= value(k);
            out[r * dimensions + d] = static_cast<float>(sum);
            square += sum * sum;
        }
        const auto length = static_cast<float>(std::sqrt(square) + 1e-9);
        for (std::size_t d = 0; d < dimensions; ++d) out[r * dimensions + d] /= length;
    }
    return out;
}

/// The place of each stem by how often it stands in the dictionary.
std::vector<std::uint32_t> ranks(const words::WordNet& net, std::vector<std::uint32_t>& order) {
    order.resize(net.stems.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return net.times[a] != net.times[b] ? net.times[a] > net.times[b]
                                            : net.stems[a] < net.stems[b];
    });
    std::vector<std::uint32_t> rank(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    return rank;
}

void write(std::ofstream& out, const words::WordNet& net, const std::vector<std::uint32_t>& order,
           const std::vector<float>& places) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    for (std::size_t i = 0; i < words_kept; ++i)
        keys.emplace_back(kb::hash_of(net.stems[order[i]]), i);
    std::ranges::sort(keys);
    const auto number = [&](std::uint64_t value) {
        std::array<char, 8> bytes{};
        for (auto& byte : bytes) {
            byte = static_cast<char>(value & 0xFF);
            value >>= 8;
        }
        out.write(bytes.data(), bytes.size());
    };
    number(keys.size());
    for (const auto& [key, word] : keys) number(key);
    for (const auto& [key, word] : keys) {
        for (std::size_t d = 0; d < dimensions; ++d) {
            const float part =
                std::clamp(places[word * dimensions + d] * table_scale, -127.F, 127.F);
            out.put(static_cast<char>(static_cast<std::int8_t>(std::lround(part))));
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        std::fputs("make_word_vectors [WORDNET-FOLDER] OUT.bin\n", stderr);
        return 2;
    }
    std::ofstream out(argv[argc - 1], std::ios::binary);
    if (argc == 2) {
        out.write("\0\0\0\0\0\0\0\0", 8);
        return out.good() ? 0 : 1;
    }
    const auto net = words::read(argv[1]);
    if (net.stems.size() < words_kept) {
        std::fprintf(stderr, "%s: no WordNet there, or only part of it\n", argv[1]);
        return 1;
    }
    std::vector<std::uint32_t> order;
    const auto rank = ranks(net, order);
    auto rows = meetings(net, rank);
    keep_above_chance(rows);
    write(out, net, order, places(rows));
    return out.good() ? 0 : 1;
}

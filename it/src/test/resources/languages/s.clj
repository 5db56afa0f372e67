(defn fib [n]
  (cond
    (neg? n)
    (throw (IllegalArgumentException.)) ; never
    (< n 2)
    (identity n) ; ran
    :else
    (+ (fib (- n 1)) (fib (- n 2))))) ; ran
(defprotocol Area (area [this]))
(defrecord Square [side]
  Area
  (area [this]
    (* side side))) ; ran
(defmulti kind class)
(defmethod kind String [_] :string)
(defmethod kind Number [_] :number)
(println (fib 15) (area (->Square 7)) (kind "a") (kind 1))
(println (loop [i 0 acc []] (if (= i 10) acc (recur (inc i) (if (odd? i) (conj acc i) acc)))))
(println (try (/ 1 0) (catch ArithmeticException e (.getMessage e)) (finally (println "finally"))))
(println (let [a (atom 0)] (dotimes [i 100] (swap! a + i)) @a) (reduce + (pmap inc (range 50))))
(shutdown-agents)
